import { randomBytes } from 'crypto';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { LOOPBACK, urlOf } from '../../portal/connection/connection';
import type { Call, Failure, OperationSpec } from '../../portal/outcome';
import type { PortalClient } from '../../portal/client/client';
import { readParameters } from '../parameters/parameters';
import { bitrixEventsFor } from '../parameters/events';
import type { TriggerState } from '../state/triggerState';

const LIST: Call = { method: 'event.get', parameters: {} };

const READING: OperationSpec = {
	idempotency: 'safe',
	label: 'Events',
	isExpectedResult: Array.isArray,
};

/** A second time the portal refuses to bind, so after a lost answer event.get tells whether it is bound. */
const BINDING: OperationSpec = { idempotency: 'nonIdempotent', label: 'Events' };

/** One handler that the application has bound on the portal, as `event.get` gives it. */
interface Bound {
	event: string;
	handler: string;
}

const without = (url: string): string => url.split('?')[0] ?? url;

/** The address under which n8n takes Bitrix24's calls for this node. */
function addressOf(caller: IHookFunctions, talk: PortalClient): string | Failure {
	const address = caller.getNodeWebhookUrl('default') ?? '';
	const host = urlOf(address)?.hostname ?? '';
	const portal = talk.connection.host.replace(/:\d+$/, '');
	if (!LOOPBACK.test(host) || LOOPBACK.test(portal)) return address;
	return {
		code: 'INVALID_CREDENTIAL',
		message: `Bitrix24 can’t reach n8n at ${without(address)}`,
		advice:
			'Nothing was bound. Bitrix24 calls from its own servers, so n8n needs a public address with a valid certificate: set WEBHOOK_URL of n8n to it, or use the Bitrix24 Payment Poll Trigger, which needs none.',
		httpCode: null,
		effect: 'notExecuted',
	};
}

/** Binds and unbinds the handlers of one node on the portal: event.bind, bitrix24-rest.md §5. */
export class Subscription {
	private constructor(
		private readonly talk: PortalClient,
		private readonly state: TriggerState,
		private readonly address: string,
		private readonly wanted: string[],
	) {}

	/** @throws NodeApiError where Bitrix24 could not reach n8n */
	static async of(
		caller: IHookFunctions,
		talk: PortalClient,
		state: TriggerState,
	): Promise<Subscription> {
		const address = addressOf(caller, talk);
		if (typeof address !== 'string') throw await talk.toNodeApiError(address, LIST, 'Events');
		return new Subscription(talk, state, address, bitrixEventsFor(readParameters(caller).events));
	}

	private get handler(): string {
		return `${this.address}?key=${this.state.expectedCaller.key ?? ''}`;
	}

	/** This node's handlers on the portal, with whichever key. */
	private async bound(): Promise<Bound[]> {
		const outcome = await this.talk.call(LIST, READING);
		if (!outcome.ok) throw await this.talk.toNodeApiError(outcome.failure, LIST, 'Events');
		return (outcome.result as IDataObject[])
			.map(({ event, handler }) => ({
				event: String(event).toUpperCase(),
				handler: String(handler),
			}))
			.filter(({ handler }) => without(handler) === this.address);
	}

	/** Whether just what is wanted is bound, to the address that only this node knows. */
	async isBound(): Promise<boolean> {
		if (this.state.expectedCaller.key === undefined) return false;
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
		this.state.expectedCaller.key ??= randomBytes(16).toString('hex');
		// The next call brings the application's token along: another one if it was installed anew.
		delete this.state.expectedCaller.applicationToken;
		this.state.save();
		const bound = await this.bound();
		const isRight = ({ event, handler }: Bound) =>
			this.wanted.includes(event) && handler === this.handler;
		await this.unbind(bound.filter((one) => !isRight(one)));
		for (const event of this.wanted) {
			if (!bound.some((one) => one.event === event && isRight(one))) await this.bindOne(event);
		}
	}

	private async bindOne(event: string): Promise<void> {
		const call = { method: 'event.bind', parameters: { event, handler: this.handler } };
		const outcome = await this.talk.call(call, BINDING);
		if (outcome.ok) return;
		const isBound = (await this.bound()).some(
			(one) => one.event === event && one.handler === this.handler,
		);
		if (!isBound) throw await this.talk.toNodeApiError(outcome.failure, call, 'Events');
	}

	/** Unbinds this node's handlers, all of them unless told. */
	async unbind(these?: Bound[]): Promise<void> {
		for (const { event, handler } of these ?? (await this.bound())) {
			const call = { method: 'event.unbind', parameters: { event, handler } };
			const outcome = await this.talk.call(call, { idempotency: 'safe', label: 'Events' });
			if (!outcome.ok) throw await this.talk.toNodeApiError(outcome.failure, call, 'Events');
		}
	}
}
