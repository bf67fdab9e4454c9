import { encodeQuery } from '../../nodes/Bitrix24/portal/client/batch/encodeCommand';
import { sampleIds } from '../sandbox';
import { INTERNAL_ERROR } from '../support/faults/knownErrors';
import { CONTINUE, idsAsItems, type NodeSetup, runNode } from '../support/engine/runNode';
import { portalText } from '../support/portalText';
import { useSandbox } from '../support/useSandbox';

const MISSING = 99999;

describe('Batch Size', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const requests = () => sandbox.journal.entries.filter(({ batch }) => !batch);
	const run = async (ids: unknown[], batchSize: number, setup: NodeSetup = {}) =>
		await runNode(sandbox, idsAsItems(ids), {
			...setup,
			parameters: { ...setup.parameters, options: { batchSize } },
		});

	it('50 sends 120 payments in three requests, and gives each item its own answer', async () => {
		const ids = sandbox.store.addPayments(120);

		const { items } = await run(ids, 50);

		expect(requests().map(({ method }) => method)).toEqual(['batch', 'batch', 'batch']);
		expect(items('Bitrix24')).toEqual(
			ids.map((id, item) => ({ json: { id, result: true }, pairedItem: { item } })),
		);
	});

	it('0 sends each item as a request of its own', async () => {
		await run(sandbox.store.addPayments(3), 0);

		expect(requests().map(({ method }) => method)).toEqual(Array(3).fill('crm.item.payment.pay'));
	});

	it('lets a command that fails fail its own item only, when the workflow continues', async () => {
		const [first = 0, second = 0] = sandbox.store.addPayments(2);

		const { json } = await run([first, MISSING, sampleIds.denied, second], 10, CONTINUE);

		expect(requests()).toHaveLength(1);
		expect(requests()[0]?.parameters.halt).toBe(0);
		expect(json('Bitrix24')).toMatchObject([
			{ id: first, result: true },
			{ error: portalText(sandbox, 'paymentNotFound'), details: { code: '0', id: MISSING } },
			{ error: 'Access denied', details: { code: 'ACCESS_DENIED', id: sampleIds.denied } },
			{ id: second, result: true },
		]);
	});

	it('lets the portal halt at the first failure in Stop mode, and says what was done', async () => {
		const ids = sandbox.store.addPayments(4);

		const { error } = await run([...ids.slice(0, 2), MISSING, ...ids.slice(2)], 10);

		expect(requests()).toHaveLength(1);
		expect(requests()[0]?.parameters.halt).toBe(1);
		expect(error?.context).toMatchObject({ itemIndex: 2 });
		expect(error?.description).toMatch(
			`Done before the run stopped: item 0 (id ${ids[0]}), item 1 (id ${ids[1]}).`,
		);
		expect(ids.map((id) => sandbox.store.payment(id).paid)).toEqual(['Y', 'Y', 'N', 'N']);
	});

	it('goes on behind a command that was only lost, in Stop mode too', async () => {
		const ids = sandbox.store.addPayments(6);
		sandbox.faults.order({ ...INTERNAL_ERROR, in: 'command', skip: 2 });

		const { json } = await run(ids, 10);

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});

	it.each([
		['ERROR_BATCH_METHOD_NOT_ALLOWED', 'Method is not allowed for batch usage'],
		['ERROR_BATCH_LENGTH_EXCEEDED', 'Max batch length exceeded'],
	])('falls back to single requests by itself after %s', async (code, text) => {
		const ids = sandbox.store.addPayments(5);
		sandbox.faults.order({ kind: 'error', in: 'command', code, text, times: 3, skip: 1 });

		const { json } = await run(ids, 10);

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
	});

	it('settles a batch whose answer was lost item by item', async () => {
		const ids = sandbox.store.addPayments(5);
		sandbox.faults.order({ kind: 'reset', process: 'before', in: 'http', method: 'batch' });

		const { json } = await run(ids, 10);

		expect(json('Bitrix24')).toEqual(ids.map((id) => ({ id, result: true })));
		const pays = sandbox.journal.calls('crm.item.payment.pay');
		expect(pays).toHaveLength(5);
	});

	it('works for reads as well', async () => {
		const ids = sandbox.store.addPayments(5);

		const { json } = await run(ids, 10, { parameters: { operation: 'get' } });

		expect(requests().map(({ method }) => method)).toEqual(['batch']);
		expect(json('Bitrix24')).toMatchObject(ids.map((id) => ({ id, paid: 'N' })));
	});

	it('takes an answer of HTTP 403 whose body holds the parts', async () => {
		const { json } = await run([sampleIds.denied, sampleIds.unpaid], 10, CONTINUE);

		expect(requests().map(({ http }) => http)).toEqual([403]);
		expect(json('Bitrix24')).toMatchObject([
			{ error: 'Access denied' },
			{ id: sampleIds.unpaid, result: true },
		]);
	});
});

describe('A command of a batch', () => {
	it('writes nested parameters in the way of PHP', () => {
		expect(encodeQuery({ id: 5, fields: { paySystemId: 6 }, filter: { '@id': [1, 2] } })).toBe(
			'id=5&fields%5BpaySystemId%5D=6&filter%5B%40id%5D%5B0%5D=1&filter%5B%40id%5D%5B1%5D=2',
		);
	});

	it('keeps signs that have a meaning in a query', () => {
		const query = encodeQuery({ title: 'A&B=50% + ? #', ключ: 'Значение' });

		expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
			title: 'A&B=50% + ? #',
			ключ: 'Значение',
		});
	});

	it('keeps numbers of any size', () => {
		const query = encodeQuery({ most: 1e21, least: 1e-7, below: -1.5e300, id: 5 });

		expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
			...{ most: '1e+21', least: '1e-7', below: '-1.5e+300', id: '5' },
		});
	});

	it.each([
		['true', { flag: true }],
		['null', { value: null }],
		['an empty list', { ids: [] }],
		['an empty object', { fields: {} }],
		['a text with a reference', { title: 'see $result[c0][id]' }],
		['a reference inside another', { fields: { note: ['$Total[x]'] } }],
		['a name with a reference', { '$error[c0]': 'x' }],
	])('is not made of %s, which would not arrive as it is', (_name, parameters) => {
		expect(encodeQuery(parameters)).toBeUndefined();
	});
});
