import type { Sandbox } from '../sandbox';
import type { Workflows } from '../support/useWorkflows';

/** What happens at the portal while the workflow is active, and the events that it is started for. */
export type ChangeCase = [
	happens: string,
	change: (sandbox: Sandbox) => unknown,
	expected: string[],
];

/** A test for each case, whichever way the trigger is called. */
export function testChanges(sandbox: Sandbox, workflows: Workflows, cases: ChangeCase[]): void {
	describe.each([
		['an application', 'application'],
		['a webhook', 'webhook'],
	] as const)('called by %s', (_name, way) => {
		test.each(cases)('%s', async (_happens, change, expected) => {
			const instance = await workflows[way]();
			await change(sandbox);
			await workflows.settled();
			expect(instance.failed).toEqual([]);
			expect(instance.events).toEqual(expected);
		});
	});
}
