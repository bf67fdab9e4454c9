import { Bitrix24PaymentPollTrigger } from '../../nodes/Bitrix24/Bitrix24PaymentPollTrigger.node.js';
import { Bitrix24Trigger } from '../../nodes/Bitrix24/Bitrix24Trigger.node.js';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

const NAMES = ['Внутренний счёт', 'Наличные', 'Card', 'Cash', 'Банковский перевод'];

test.each([
	['a webhook', async () => await workflows.webhook()],
	['an application', async () => await workflows.application()],
	['a poll trigger', async () => await workflows.poller()],
])('Payment Systems offers the portal’s own, to %s', async (_way, make) => {
	const instance = await make();
	const offered = await instance.optionsOf('getPaySystems');
	expect(offered.map(({ value }) => value).sort()).toEqual([1, 6, 7, 8, 9]);
	for (const name of NAMES) {
		expect(offered).toContainEqual(expect.objectContaining({ name: expect.stringMatching(name) }));
	}
});

test.each([new Bitrix24Trigger(), new Bitrix24PaymentPollTrigger()])(
	'each list that a field of the trigger names is there',
	({ description, methods }) => {
		const named = [...JSON.stringify(description).matchAll(/"loadOptionsMethod":"(\w+)"/g)];
		expect(named).not.toEqual([]);
		for (const [, name = ''] of named) expect(methods.loadOptions).toHaveProperty(name);
	},
);

test('a user who may not see the payment systems is told what to do', async () => {
	sandbox.settings.user.admin = false;
	const instance = await workflows.webhook({ events: ['paymentPaid'] });
	await expect(instance.optionsOf('getPaySystems')).rejects.toThrow(/Access denied!/);
});
