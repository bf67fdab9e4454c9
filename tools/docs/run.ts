import type { IDataObject } from 'n8n-workflow';
import { runNode } from '../../test/support/engine/runNode';
import type { Sandbox } from '../../test/sandbox';
import type { Case } from './cases';
import type { Described } from './described';

/** What an operation was seen to do. */
export interface Seen {
	out: IDataObject[];
	/** The REST method that was called for it. */
	method: string;
	/** The one scope with which it was done. */
	scope: string;
	afterLostAnswer: AfterLostAnswer;
}

export type AfterLostAnswer =
	| { kind: 'reads' }
	| { kind: 'adds' }
	/** With the method that looks whether it happened, where that is another one. */
	| { kind: 'settles'; look?: string };

const run = async (
	sandbox: Sandbox,
	{ parameters }: Described,
	shown: Case,
): Promise<IDataObject[]> => {
	const { json } = await runNode(sandbox, [shown.input], {
		onError: 'continueRegularOutput',
		parameters: { ...parameters, ...shown.parameters },
	});
	return json('Bitrix24');
};

const hasFailed = ([first]: IDataObject[]): boolean => first !== undefined && 'error' in first;

/** Breaks the connection after the call was carried out, and sees what is sent then. */
async function loseAnswer(
	sandbox: Sandbox,
	operation: Described,
	shown: Case,
	method: string,
): Promise<AfterLostAnswer> {
	const isInBatch = sandbox.journal.entries.some((entry) => entry.method === method && entry.batch);
	sandbox.reset();
	sandbox.faults.order({
		...{ kind: 'reset', process: 'before', method: isInBatch ? 'batch' : method },
		parameters: (parameters) => !isInBatch || JSON.stringify(parameters.cmd).includes(method),
	});
	const failed = hasFailed(await run(sandbox, operation, shown));
	if (sandbox.faults.pending.length > 0) throw new Error(`No response of ${method} was lost`);
	const { entries } = sandbox.journal;
	const lost = entries.findIndex((entry) => entry.method === method);
	const [then] = entries.slice(lost + 1).filter((entry) => !entry.batch);
	if (failed && then === undefined) return { kind: 'adds' };
	if (failed || then === undefined) throw new Error(`What ${method} does then is not described`);
	if (entries[lost]?.changes.length === 0) return { kind: 'reads' };
	return { kind: 'settles', look: then.method === method ? undefined : then.method };
}

const SCOPES = ['crm', 'salescenter', 'pay_system', 'sale'];

/** Runs it with one scope after the other, until one is enough. */
async function runWithOneScope(sandbox: Sandbox, operation: Described, shown: Case) {
	for (const scope of SCOPES) {
		sandbox.reset();
		sandbox.settings.scopes = [scope];
		const out = await run(sandbox, operation, shown);
		if (!hasFailed(out)) return { out, scope };
	}
	throw new Error(`${operation.method} can’t be shown with any one scope`);
}

/** Runs an operation as it is shown, on a portal that is as new, and with an answer that gets lost. */
export async function see(sandbox: Sandbox, operation: Described, shown: Case): Promise<Seen> {
	const method = String(shown.parameters.method ?? operation.method);
	const { out, scope } = await runWithOneScope(sandbox, operation, shown);
	if (!sandbox.journal.entries.some((entry) => entry.method === method)) {
		throw new Error(`${method} was not called`);
	}
	const afterLostAnswer = await loseAnswer(sandbox, operation, shown, method);
	return { out, method, scope, afterLostAnswer };
}
