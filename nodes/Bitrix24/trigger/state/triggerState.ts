import type { IDataObject } from 'n8n-workflow';
import type { Connection } from '../../portal/connection/connection';
import { clock } from '../../portal/limits/clock';
import type { TriggerCaller } from '../parameters/parameters';
import { OwnerLoader, PaymentLoader } from '../payments/paymentLoader';
import type { ExpectedCaller } from '../webhook/authenticate';
import { ProcessMemory } from './processMemory';
import type { EventName, PaymentSnapshot } from './snapshot';
import { alreadyEmitted } from './snapshot';
import { SnapshotStore } from './snapshotStore';
import { nextTimestamp, witnessed } from './timestamps';

/** How a trigger detects changes: Bitrix24 calls it, or it polls. */
type TriggerKind = 'webhook' | 'poll';

/** What one trigger node came to know of a portal, and what it reads with. */
interface NodeMemory {
	kind: TriggerKind;
	host: string;
	snapshots: SnapshotStore;
	expectedCaller: ExpectedCaller;
	loader: PaymentLoader;
	owners: OwnerLoader;
	/** When this was written to n8n's static data last, by whichever process. */
	writtenAt: number;
	/** When it was used last, on the monotonic clock. */
	usedAt: number;
}

/** What one trigger node knows, and what it reads with. */
export interface TriggerState extends Pick<
	NodeMemory,
	'snapshots' | 'expectedCaller' | 'loader' | 'owners'
> {
	/** When this node polled last, in ms since the epoch, by the portal's clock; undefined before the first poll. */
	lastPollAt?: number;
	/** What that poll read, in short; {@link namesOf}. */
	lastScope: string[];
	/** Whether another trigger of the same workflow already emitted this event, after it was not so yet. */
	emittedByOther(id: number, now: PaymentSnapshot, event: EventName, after: number): boolean;
	/** Hands what is known over to n8n, which keeps it. */
	save(): void;
}

/** What this process holds. */
export const processMemory = new ProcessMemory<NodeMemory>();

/** What of it may be kept. */
const expectedCallerIn = ({
	keyDigest,
	tokenDigest,
	memberId,
}: { [name in keyof ExpectedCaller]?: unknown }): ExpectedCaller => ({
	...(typeof keyDigest === 'string' && { keyDigest }),
	...(typeof tokenDigest === 'string' && { tokenDigest }),
	...(typeof memberId === 'string' && { memberId }),
});

/** What n8n kept of a node. */
const fromStaticData = (kind: TriggerKind, host: string, kept: IDataObject): NodeMemory => ({
	...{ kind, host, snapshots: SnapshotStore.fromStaticData(kept) },
	...{ expectedCaller: expectedCallerIn(kept) },
	...{ loader: new PaymentLoader(), owners: new OwnerLoader() },
	...{ writtenAt: witnessed(kept.writtenAt), usedAt: clock.monotonic() },
});

type Nodes = ReturnType<typeof processMemory.nodesOf>;

/**
 * What a webhook node knows: what this process holds, with what another one wrote meanwhile. n8n hands each
 * call what the last one wrote, or an older copy, and nothing in that is news.
 */
function memoryOfWebhook(nodes: Nodes, node: string, host: string, kept: IDataObject): NodeMemory {
	const own = nodes.get(node);
	const known = own?.host === host ? own : fromStaticData('webhook', host, kept);
	nodes.set(node, known);
	known.usedAt = clock.monotonic();
	const writtenAt = witnessed(kept.writtenAt);
	if (writtenAt > known.writtenAt) {
		known.snapshots.merge(SnapshotStore.fromStaticData(kept));
		Object.assign(known, { expectedCaller: expectedCallerIn(kept), writtenAt });
	}
	return known;
}

/** What is known, in the shape in which n8n keeps it. */
const toStaticData = ({ expectedCaller, snapshots, host, writtenAt }: NodeMemory): IDataObject => ({
	...{ ...expectedCallerIn(expectedCaller), ...snapshots.toStaticData() },
	...{ host, writtenAt },
});

/**
 * What a poll node knows, as a copy: what a poll finds out counts as soon as it is saved, for the other triggers
 * too, and not if that never comes. n8n's is older than this process's where a poll of the activation before
 * ended after this one had begun.
 */
function memoryOfPoll(nodes: Nodes, node: string, host: string, kept: IDataObject): NodeMemory {
	const known = nodes.get(node);
	const isOlder = known?.host === host && known.writtenAt > witnessed(kept.writtenAt);
	const read = fromStaticData('poll', host, isOlder ? toStaticData(known) : kept);
	if (known?.host === host && known.writtenAt === read.writtenAt) known.usedAt = read.usedAt;
	else nodes.set(node, fromStaticData('poll', host, kept));
	return read;
}

/**
 * Whether a caller belongs to a test run in the editor. n8n ends one in the same mode as an active workflow,
 * with the static data of the test run, or with none where it did not even begin.
 */
function isTestRun(caller: TriggerCaller, kept: IDataObject): boolean {
	const mode = caller.getMode();
	return (
		mode === 'manual' || kept.isTest === true || (mode === 'internal' && kept.host === undefined)
	);
}

/**
 * The name under which a portal is known: the first one, also after the portal was renamed and the user entered
 * its new name, so that calls to the address that was bound before are still taken. Its number tells.
 */
const nameOf = (kept: IDataObject, name: string, memberId: string | undefined): string =>
	memberId !== undefined && kept.memberId === memberId && typeof kept.host === 'string'
		? kept.host
		: name;

/**
 * What a trigger node knows of a portal: from this process, and from n8n's static data where another
 * process or an earlier one wrote it. A test run in the editor gets a copy that nobody else sees.
 *
 * @param connection to the portal; another one than before, by its name and its number, means that nothing is known
 */
export function triggerStateOf(
	caller: TriggerCaller,
	kind: TriggerKind,
	{ host: name, memberId }: Pick<Connection, 'host' | 'memberId'>,
): TriggerState {
	const kept = caller.getWorkflowStaticData('node');
	const host = nameOf(kept, name, memberId);
	const { id: node } = caller.getNode();
	const isTest = isTestRun(caller, kept);
	const nodes = processMemory.nodesOf(caller.getWorkflow().id ?? '');
	const ofHost = kept.host === host ? kept : {};
	const known = kind === 'poll' ? memoryOfPoll : memoryOfWebhook;
	const memory = isTest ? fromStaticData(kind, host, ofHost) : known(nodes, node, host, ofHost);
	processMemory.forgetUnused();
	const { snapshots, expectedCaller, loader, owners } = memory;
	if (memberId !== undefined) expectedCaller.memberId = memberId;
	const state: TriggerState = {
		...{ snapshots, expectedCaller, loader, owners },
		...(typeof ofHost.lastPollAt === 'number' && { lastPollAt: ofHost.lastPollAt }),
		lastScope: Array.isArray(ofHost.lastScope) ? ofHost.lastScope.map(String) : [],
		emittedByOther: (id, now, event, after) =>
			!isTest &&
			[...nodes.values()].some((other) => {
				const its =
					other.kind === kind || other.host !== host ? undefined : other.snapshots.get(id);
				return its !== undefined && alreadyEmitted(event, its, now, after);
			}),
		save: () => {
			for (const name of Object.keys(kept)) delete kept[name];
			const { lastPollAt, lastScope } = state;
			memory.writtenAt = nextTimestamp();
			Object.assign(kept, toStaticData(memory));
			if (lastPollAt !== undefined) Object.assign(kept, { lastPollAt, lastScope });
			if (isTest) kept.isTest = true;
			else if (kind === 'poll') nodes.set(node, memory);
		},
	};
	return state;
}
