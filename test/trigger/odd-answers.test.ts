import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { failuresOf } from './requests/requestCase';
import { requestCases } from './requests/requestCases';

const sandbox = useSandbox({}, { speedUp: 3000 });
const workflows = useWorkflows(sandbox);

/** Results that no method gives, or that another one gives. */
const RESULTS: unknown[] = [
	...[null, {}, [], 'crm,sale', true, [null], [1, 2], [{}], [{ id: 1037 }]],
	...[{ payments: null }, { payments: [null] }, { payments: [{ id: 1037 }] }],
	...[{ payments: { 0: { id: 1037, paid: 'N' } } }, { payment: { id: 1037 } }],
	{ orderEntity: [{}] },
];

test.each(requestCases(sandbox, workflows))(
	'%s: whatever the result is, each event is told once or a failure is shown, and the next one is served',
	async (_what, requestCase) => {
		const instance = await requestCase.prepare();
		let failures = 0;
		for (const result of RESULTS) {
			const shown = await failuresOf(sandbox, workflows, instance, requestCase, {
				...{ kind: 'body', status: 200, body: { result }, process: 'never' },
			});
			for (const failure of shown) expect(failure.name).toBe('NodeApiError');
			failures += shown.length;
		}
		expect(failures).toBeGreaterThan(RESULTS.length / 2);
		await requestCase.again(instance);
		expect(await workflows.eventsOf(instance)).toEqual(requestCase.events);
	},
);
