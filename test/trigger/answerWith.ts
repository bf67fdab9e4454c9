import type { Fault, FaultScope, Sandbox } from '../sandbox';

/** A body in the place of every answer to some calls; inside a batch it is the command's result. */
export function answerWith({ faults }: Sandbox, body: unknown, scope: FaultScope): void {
	const kind = { kind: 'body', status: 200, body, process: 'never' } as const;
	faults.order({ times: Infinity, ...kind, ...scope } as Fault);
}
