import { randomBytes } from 'crypto';
import type { IDataObject, IHookFunctions, INode } from 'n8n-workflow';
import type { PortalClient } from '../../portal/client/client';
import { parseUrl } from '../../portal/connection/connection';
import { isLoopback } from '../../portal/connection/loopback';
import type { MethodSpec } from '../../portal/methodSpec';
import { SAFE } from '../../portal/methodSpec';
import type { Call, Failure } from '../../portal/outcome';
import { notExecuted } from '../../portal/outcome';
import { isObject, isRecordList, wholeNumberIn } from '../../portal/values';
import { bitrixEventsFor } from '../parameters/events';
import type { EventName } from '../state/snapshot';
import type { TriggerState } from '../state/triggerState';
import { digestOf } from './authenticate';

const LIST: Call = { method: 'event.get', parameters: {} };

const LIST_SPEC: MethodSpec = { ...SAFE, isExpectedResult: isRecordList };

/** A second time the portal refuses to bind, so after a lost answer event.get tells whether it is bound. */
const BIND_SPEC: MethodSpec = {
	idempotency: 'nonIdempotent',
	isExpectedResult: (value) => value === true,
};

/** A second time it finds nothing to unbind, so it may be repeated like a read. */
const UNBIND_SPEC: MethodSpec = {
	...SAFE,
	isExpectedResult: (value) => isObject(value) && wholeNumberIn(value.count) !== undefined,
};

/** One handler that the application has bound on the portal, as `event.get` gives it. */
interface Handler {
	event: string;
	handler: string;
}

/**
 * What an address has of its own whatever n8n is called: `webhook/<id>/webhook`, which tells the address of
 * the active workflow from that of a test run, and one node from another.
 */
const pathOf = (url: string, segments: number): string =>
	(parseUrl(url)?.pathname ?? url).split('/').filter(Boolean).slice(-segments).join('/');

/** A node that n8n gave no id for webhooks has the workflow's id and its own name in its place. */
const segmentsOf = ({ webhookId }: INode): number => (webhookId === undefined ? 4 : 3);

const withoutQuery = (url: string): string => url.split('?')[0] ?? url;

const keyIn = (url: string): string => url.split('?key=')[1] ?? '';

const unreachable = (address: string): Failure =>
	notExecuted('INVALID_CREDENTIAL', `Bitrix24 can’t reach n8n at ${withoutQuery(address)}`, {
		advice:
			'No event handler was registered. Bitrix24 sends events from its servers, so n8n needs a public URL with a valid certificate. Set n8n’s WEBHOOK_URL to it, or use the Bitrix24 Payment Poll Trigger, which needs no public URL.',
	});

/** Binds and unbinds the handlers of one node on the portal: event.bind, docs/bitrix24-rest.md §5. */
export class Subscription {
	private constructor(
		private readonly client: PortalClient,
		private readonly state: TriggerState,
		private readonly address: string,
		private readonly segments: number,
		private readonly wanted: string[],
	) {}

	/**
	 * @param events what the user wants to hear of; nothing where handlers are only unbound
	 * @throws NodeApiError where Bitrix24 could not reach n8n
	 */
	static async of(
		caller: IHookFunctions,
		client: PortalClient,
		state: TriggerState,
		events: EventName[],
	): Promise<Subscription> {
		const address = caller.getNodeWebhookUrl('default') ?? '';
		const isOurs = isLoopback(parseUrl(address)?.hostname ?? '');
		if (isOurs && !isLoopback(client.connection.host.replace(/:\d+$/, ''))) {
			throw await client.toNodeApiError(unreachable(address), LIST);
		}
		const segments = segmentsOf(caller.getNode());
		return new Subscription(client, state, address, segments, bitrixEventsFor(events));
	}

	private get handler(): string {
		return `${this.address}?key=${this.state.expectedCaller.key ?? ''}`;
	}

	private pathOf(url: string): string {
		return pathOf(url, this.segments);
	}

	/** This node's handlers on the portal, with whichever key, also those of an earlier WEBHOOK_URL of n8n. */
	private async bound(): Promise<Handler[]> {
		const { value } = await this.client.read(LIST, LIST_SPEC);
		const handlers = (value as IDataObject[])
			.map(({ event, handler }) => ({
				event: String(event).toUpperCase(),
				handler: String(handler),
			}))
			.filter(({ handler }) => this.pathOf(handler) === this.pathOf(this.address));
		const { expectedCaller } = this.state;
		// The same key is bound again, since calls with it may be on their way.
		expectedCaller.key ??= handlers
			.map(({ handler }) => keyIn(handler))
			.find((key) => digestOf(key) === expectedCaller.keyDigest);
		return handlers;
	}

	/** Whether just what is wanted is bound, to the address that only this node knows. */
	async isBound(): Promise<boolean> {
		if (this.state.expectedCaller.keyDigest === undefined) return false;
		const bound = await this.bound();
		return (
			bound.length === this.wanted.length &&
			this.wanted.every((name) =>
				bound.some(({ event, handler }) => event === name && handler === this.handler),
			)
		);
	}

	/** Binds what is missing and unbinds what is left over. A key of its own shows that a call is meant for it. */
	async bind(): Promise<void> {
		const bound = await this.bound();
		// Bitrix24 has called the old address with the key, so whoever is there now knows it.
		const hasMoved = bound.some(({ handler }) => withoutQuery(handler) !== this.address);
		const { expectedCaller } = this.state;
		if (hasMoved) delete expectedCaller.key;
		expectedCaller.key ??= randomBytes(16).toString('hex');
		expectedCaller.keyDigest = digestOf(expectedCaller.key);
		// The next call brings the application's token along: another one if it was installed anew.
		delete expectedCaller.tokenDigest;
		this.state.save();
		const isRight = ({ event, handler }: Handler) =>
			this.wanted.includes(event) && handler === this.handler;
		await this.unbind(bound.filter((one) => !isRight(one)));
		for (const event of this.wanted) {
			if (!bound.some((one) => one.event === event && isRight(one))) await this.bindOne(event);
		}
	}

	private async bindOne(event: string): Promise<void> {
		const call = { method: 'event.bind', parameters: { event, handler: this.handler } };
		const outcome = await this.client.call(call, BIND_SPEC);
		if (outcome.ok) return;
		const isBound = (await this.bound()).some(
			(one) => one.event === event && one.handler === this.handler,
		);
		if (!isBound) throw await this.client.toNodeApiError(outcome, call);
	}

	/** Unbinds this node's handlers, all of them unless told. */
	async unbind(these?: Handler[]): Promise<void> {
		for (const { event, handler } of these ?? (await this.bound())) {
			const call = { method: 'event.unbind', parameters: { event, handler } };
			await this.client.read(call, UNBIND_SPEC);
		}
	}
}
