import { sleep } from 'n8n-workflow';

import { setScene, type Scene } from './harness/scene';
import { until } from './harness/until';
import { chain, code, field, ids, pay, type NodeOf } from './harness/workflow';

let scene: Scene;

beforeAll(async () => {
	scene = await setScene();
});
afterAll(async () => await scene.stop());

const everySecond: NodeOf = {
	name: 'Every second',
	type: 'n8n-nodes-base.scheduleTrigger',
	typeVersion: 1.2,
	parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] } },
};

describe('A workflow on a schedule', () => {
	it('pays by itself once it is active, and stops when it is not', async () => {
		const doubled = code('As text', 'return $input.all();');
		const told = field('Told', '={{ $json.id }}: {{ $json.result }}');
		const workflow = await scene.add(chain([everySecond, ids([1037, 1038]), doubled, pay(), told]));

		await scene.api.activate(workflow);
		try {
			await until(
				async () => (await scene.api.executionsOf(workflow)).length >= 2,
				'it did not run twice',
			);
		} finally {
			await scene.api.deactivate(workflow);
		}

		const executions = await scene.api.executionsOf(workflow);
		const first = await scene.api.ended(executions.at(-1)?.id ?? '');
		expect(first).toMatchObject({ status: 'success', mode: 'trigger' });
		expect(first.json('Told')).toEqual([{ text: '1037: true' }, { text: '1038: true' }]);
		expect(scene.sandbox.store.payment(1037).paid).toBe('Y');
		// One may have been under way as it was switched off.
		await sleep(1_000);
		const { length } = await scene.api.executionsOf(workflow);
		await sleep(2_500);
		expect(await scene.api.executionsOf(workflow)).toHaveLength(length);
	});
});
