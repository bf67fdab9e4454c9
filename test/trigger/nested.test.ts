import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { failuresOf } from './requests/requestCase';
import { requestCases } from './requests/requestCases';

const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

describe.each(['list', 'object'] as const)('an answer of %ss in one another', (of) => {
	test.each(requestCases(sandbox, workflows))(
		'%s: it ends as a failure, and the next one is served',
		async (_what, requestCase) => {
			const instance = await requestCase.prepare();
			const failures = await failuresOf(sandbox, workflows, instance, requestCase, {
				...{ kind: 'nested', depth: 5000, of, process: 'never' },
			});
			expect(failures).toMatchObject([
				{ message: expect.stringContaining('nested more than 200 levels deep') },
			]);
			expect(instance.events).toEqual([]);
			await requestCase.again(instance);
			expect(await workflows.eventsOf(instance)).toEqual(requestCase.events);
		},
	);
});
