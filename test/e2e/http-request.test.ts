import type { INode } from 'n8n-workflow';

import { sampleIds } from '../sandbox';
import { useFixture } from './harness/fixture';
import { chain, ids, manualTrigger, type NodeDraft } from './harness/workflow';

const MISSING = 999_999;
const PAY = 'crm.item.payment.pay';

const fixture = useFixture();

/** n8n's own node, filled in for a method of Bitrix24. */
const request = (method: string, jsonBody: string, settings: Partial<INode> = {}): NodeDraft => ({
	name: 'Request',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.5,
	...settings,
	parameters: {
		method: 'POST',
		url: `${fixture.sandbox.webhookUrl}${method}`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody,
		options: {},
	},
});
const pay = (settings?: Partial<INode>) => request(PAY, '={{ { id: $json.id } }}', settings);
const run = async (given: number[], node: NodeDraft) =>
	await fixture.run(chain([manualTrigger, ids(given), node]));

const retrying = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };
const sent = () =>
	fixture.sandbox.journal.calls(PAY).map(({ parameters }) => Number(parameters.id));

// What docs/comparison.md says of it: when a newer n8n makes this red, the page has to say something else.
describe('n8n’s HTTP Request node with Bitrix24', () => {
	it('answers what Bitrix24 does, paired, without the id', async () => {
		const { items } = await run([1037, 1041], pay());

		expect(items('Request')).toEqual(
			[0, 1].map((item) => ({
				json: { result: true, time: expect.any(Object) },
				pairedItem: { item },
			})),
		);
	});

	it('says of a refused payment neither Bitrix24’s text nor what to do', async () => {
		const { status, error } = await run([MISSING], pay());

		expect(status).toBe('error');
		expect(error).toEqual({
			message: 'Bad request - please check your parameters',
			description: '0',
		});
	});

	it('keeps the webhook’s secret in the workflow and in its executions', async () => {
		const { secret } = fixture.sandbox.settings;

		const { data } = await run([MISSING], pay());

		expect(JSON.stringify(data.resultData.error)).toContain(secret);
	});

	it('sends every payment again under Retry On Fail', async () => {
		await run([1037, MISSING, 1041], pay(retrying));

		expect(sent()).toEqual([1037, MISSING, 1041, 1037, MISSING, 1041]);
	});

	it('creates a second payment under Retry On Fail when an answer is lost', async () => {
		const method = 'crm.item.payment.add';
		fixture.sandbox.faults.order({ kind: 'reset', process: 'before', method });
		const before = fixture.sandbox.store.payments.size;
		const body = '={{ { entityTypeId: 2, entityId: $json.id } }}';

		const { status, json } = await run(
			[sampleIds.dealWithoutPayments],
			request(method, body, retrying),
		);

		expect(status).toBe('success');
		expect(json('Request')).toHaveLength(1);
		expect(fixture.sandbox.store.payments.size - before).toBe(2);
	});

	it('fails what the portal refuses for being too much at once', async () => {
		fixture.sandbox.settings.bucket = { capacity: 3, drain: 0.001 };

		const { json } = await run(
			fixture.sandbox.store.addPayments(10),
			pay({ onError: 'continueRegularOutput' }),
		);

		expect(json('Request').filter(({ error }) => error !== undefined)).toHaveLength(7);
	});
});
