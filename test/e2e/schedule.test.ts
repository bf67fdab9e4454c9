import { sleep } from 'n8n-workflow';

import { useFixture } from './harness/fixture';
import { report } from './harness/payment-report';
import { until } from './harness/until';
import { chain, code, ids, pay, type NodeDraft } from './harness/workflow';

const fixture = useFixture();

const everySecond: NodeDraft = {
	name: 'Every second',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.2,
	parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
};

describe('A workflow on a schedule', () => {
	it('pays by itself once it is active, and stops when it is not', async () => {
		const doubled = code('As text', 'return $input.all();');
		const workflow = await fixture.add(
			chain([everySecond, ids([1037, 1038]), doubled, pay(), report]),
		);

		await fixture.api.activate(workflow);
		try {
			await until(
				async () => (await fixture.api.executionsOf(workflow)).length >= 2,
				'it did not run twice',
			);
		} finally {
			await fixture.api.deactivate(workflow);
		}

		const executions = await fixture.api.executionsOf(workflow);
		const first = await fixture.api.waitForEnd(executions.at(-1)?.id ?? '');
		expect(first).toMatchObject({ status: 'success', mode: 'trigger' });
		expect(first.json('Report')).toEqual([{ text: '1037: true' }, { text: '1038: true' }]);
		expect(fixture.sandbox.store.payment(1037).paid).toBe('Y');
		// One may have been under way as it was switched off.
		await sleep(1_000);
		const { length } = await fixture.api.executionsOf(workflow);
		await sleep(2_500);
		expect(await fixture.api.executionsOf(workflow)).toHaveLength(length);
	});
});
