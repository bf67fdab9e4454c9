import { randomBytes } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { EventName, PaymentSnapshot } from './snapshot';
import type { TriggerCaller } from '../parameters/parameters';
import { clock } from '../../portal/limits/clock';
import { PaymentLoader } from '../payments/paymentLoader';
import type { ExpectedCaller } from '../webhook/authenticate';
import { alreadyEmitted } from './snapshot';
import { SnapshotStore } from './snapshotStore';

/** How a trigger detects changes: Bitrix24 calls it, or it polls. */
export type TriggerKind = 'webhook' | 'poll';

/** What one trigger node knows, and what it reads with. */
export interface TriggerState {
	snapshots: SnapshotStore;
	expectedCaller: ExpectedCaller;
	loader: PaymentLoader;
	/** When this node polled last, in ms since the epoch; undefined before the first poll. */
	lastPollAt?: number;
	/** What that poll read, in short; {@link namesOf}. */
	lastScope: string[];
	/** Whether another trigger of the same workflow already emitted this event, after it was not so yet. */
	emittedByOther(id: number, now: PaymentSnapshot, event: EventName, after: number): boolean;
	/** Hands what is known over to n8n, which keeps it. */
	save(): void;
}

interface Remembered {
	kind: TriggerKind;
	host: string;
	snapshots: SnapshotStore;
	expectedCaller: ExpectedCaller;
	loader: PaymentLoader;
	/** When it was used last, on the monotonic clock. */
	usedAt: number;
}

/** What a node that is not used keeps in the process so long: n8n's static data has it, too. */
const FORGET_MS = 60 * 60_000;

/** Marks what this process wrote: n8n hands it back for each call, and nothing in it is news. */
const PROCESS = randomBytes(6).toString('hex');

/**
 * By workflow, then by node. n8n loads static data anew for each call and writes all of it back, so of
 * two calls at the same time one would undo what the other came to know. It lives here meanwhile.
 */
const remembered = new Map<string, Map<string, Remembered>>();

const expectedCallerIn = ({ key, applicationToken, memberId }: IDataObject): ExpectedCaller => ({
	...(typeof key === 'string' && { key }),
	...(typeof applicationToken === 'string' && { applicationToken }),
	...(typeof memberId === 'string' && { memberId }),
});

function snapshotsOf(known: Remembered | undefined, kept: IDataObject): SnapshotStore {
	if (known === undefined) return SnapshotStore.fromStaticData(kept);
	if (kept.writtenBy !== PROCESS) known.snapshots.merge(SnapshotStore.fromStaticData(kept));
	return known.snapshots;
}

/** n8n may hand an older copy back, as when a poll of the same workflow wrote all static data as it had it. */
const expectedCallerOf = (known: Remembered | undefined, kept: IDataObject): ExpectedCaller =>
	known !== undefined && (kept.writtenBy === undefined || kept.writtenBy === PROCESS)
		? known.expectedCaller
		: expectedCallerIn(kept);

/**
 * Whether a caller belongs to a test run in the editor. n8n ends one in the same mode as an active workflow,
 * with the static data of the test run, or with none where it did not even begin.
 */
export function isTestRun(caller: TriggerCaller): boolean {
	const kept = caller.getWorkflowStaticData('node');
	const mode = caller.getMode();
	return (
		mode === 'manual' || kept.isTest === true || (mode === 'internal' && kept.host === undefined)
	);
}

/**
 * What a trigger node knows of a portal: from this process, and from n8n's static data where another
 * process or an earlier one wrote it. A test run in the editor gets a copy that nobody else sees.
 *
 * @param host the portal's; another one than before means that nothing is known
 */
export function triggerStateOf(
	caller: TriggerCaller,
	kind: TriggerKind,
	host: string,
): TriggerState {
	const kept = caller.getWorkflowStaticData('node');
	const { id: node } = caller.getNode();
	const workflow = caller.getWorkflow().id ?? '';
	const nodes = remembered.get(workflow) ?? new Map<string, Remembered>();
	const isTest = isTestRun(caller);
	const own = nodes.get(node);
	// n8n keeps what a poll knows together with the execution that it starts, so that is what counts.
	const known = kind === 'webhook' && own?.host === host ? own : undefined;
	const ofHost = kept.host === host ? kept : {};
	const snapshots = isTest ? SnapshotStore.fromStaticData(ofHost) : snapshotsOf(known, ofHost);
	const loader = known?.loader ?? new PaymentLoader();
	const expectedCaller = isTest ? expectedCallerIn(ofHost) : expectedCallerOf(known, ofHost);
	if (!isTest) {
		const usedAt = clock.monotonic();
		nodes.set(node, { kind, host, snapshots, expectedCaller, loader, usedAt });
		remembered.set(workflow, nodes);
		forgetUnused();
	}
	const state: TriggerState = {
		...{ snapshots, expectedCaller, loader },
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
			Object.assign(kept, expectedCaller, snapshots.toStaticData(), { host, writtenBy: PROCESS });
			if (isTest) kept.isTest = true;
			if (lastPollAt !== undefined) Object.assign(kept, { lastPollAt, lastScope });
		},
	};
	return state;
}

/** Lets go of what this process holds of nodes that are no longer used, such as deactivated ones. */
function forgetUnused(): void {
	const oldest = clock.monotonic() - FORGET_MS;
	for (const [workflow, nodes] of remembered) {
		for (const [node, { usedAt }] of nodes) if (usedAt < oldest) nodes.delete(node);
		if (nodes.size === 0) remembered.delete(workflow);
	}
}

/** Forgets what this process holds of a node, as when n8n starts anew. What n8n keeps stays. */
export function forget(workflow: string, node: string): void {
	remembered.get(workflow)?.delete(node);
}
