import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { CONTINUE, type NodeSetup, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

/** An emoji is two characters of JavaScript's: cut between them, it is a half that UTF-8 cannot carry. */
const CUT = 'Thanks 😀'.slice(0, 8);
const [HIGH, LOW] = ['\ud83d', '\ude00'];
const MENDED = 'Thanks \ufffd';

const inAllPlaces = {
	[`name${HIGH}`]: 1,
	text: CUT,
	nested: { deep: [{ [LOW]: [CUT, `${LOW}${HIGH}`, '😀'] }] },
	filter: { '%title': `${LOW} rest` },
};
const mended = {
	'name\ufffd': 1,
	text: MENDED,
	nested: { deep: [{ '\ufffd': [MENDED, '\ufffd\ufffd', '😀'] }] },
	filter: { '%title': '\ufffd rest' },
};

const ways: Array<[string, INodeParameters]> = [
	['on its own', {}],
	['in parallel', { options: { parallelRequests: 5 } }],
	['in a batch', { options: { batchSize: 10 } }],
];

describe('A text that is cut in the middle of a character', () => {
	const sandbox = useSandbox({}, { speedUp: 100 });
	const call = operationRunner(sandbox, 'method.call', {
		...{ method: '={{ $json.method }}', parameters: '={{ $json.parameters }}' },
	});
	const run = async (items: IDataObject[], parameters: INodeParameters, setup: NodeSetup = {}) =>
		await call(items, parameters, setup);
	const answered = () =>
		sandbox.faults.order({ kind: 'body', status: 200, body: { result: 1 }, process: 'never' });

	it.each(ways.slice(0, 2))(
		'goes out as a whole one wherever it stands, %s',
		async (_way, more) => {
			answered();

			const { json } = await run([{ method: 'crm.a.b', parameters: inAllPlaces }], more);

			expect(json('Bitrix24')).toEqual([{ result: 1 }]);
			expect(sandbox.journal.entries.map(({ body }) => body)).toEqual([mended]);
		},
	);

	it('goes out as a whole one wherever it stands, in JSON that escapes it', async () => {
		answered();

		await run([{ method: 'crm.a.b', parameters: JSON.stringify(inAllPlaces) }], {});

		expect(sandbox.journal.entries.map(({ body }) => body)).toEqual([mended]);
	});

	it('goes out as a whole one wherever it stands, in a batch', async () => {
		await run([{ method: 'crm.a.b', parameters: inAllPlaces }], { options: { batchSize: 10 } });

		const [, command] = sandbox.journal.entries;
		expect(command).toMatchObject({ batch: true, method: 'crm.a.b' });
		// A query knows text only.
		expect(command?.parameters).toEqual({ ...mended, 'name\ufffd': '1' });
	});

	it.each(ways)('does not keep a run that another item stops, %s', async (_way, more) => {
		const items = [
			{ method: 'crm.no.such', parameters: { text: CUT } },
			{ method: 'crm.no.such', parameters: { text: 'whole' } },
		];

		const { status, error, thrown } = await run(items, more);

		expect([status, thrown.length]).toEqual(['error', 1]);
		expect(error).toMatchObject({
			message: 'Method not found!',
			context: { itemIndex: 0, code: 'ERROR_METHOD_NOT_FOUND' },
		});
	});

	it('is no method, and no value that is one of a few', async () => {
		const { json } = await run([{ method: `crm.${HIGH}`, parameters: {} }], {}, CONTINUE);

		const [{ error, details } = {}] = json('Bitrix24');
		expect(error).toMatch(/^Method must be the name of a method .*, not "crm\.\\ud83d"$/);
		expect(details).toMatchObject({ code: 'INVALID_INPUT' });
		expect(sandbox.journal.entries).toEqual([]);
	});

	it('filters payment systems by what can be sent of it', async () => {
		await operationRunner(sandbox, 'paySystem.getAll')([{}], { filters: { name: CUT } });

		expect(sandbox.journal.entries.map(({ body }) => body)).toEqual([{ FILTER: { NAME: MENDED } }]);
	});
});

describe('An object of an expression as parameters', () => {
	const sandbox = useSandbox();
	const call = operationRunner(sandbox, 'method.call', { method: 'crm.a.b' }, CONTINUE);
	const bodies = () => sandbox.journal.entries.map(({ body }) => body);

	it('keeps its dates, and what else makes JSON of itself', async () => {
		const parameters =
			'={{ { a: new Date(0), b: { c: [new Date(0)], d: DateTime.fromMillis(0).toUTC() } } }}';

		await call([{}], { parameters });

		const epoch = '1970-01-01T00:00:00.000Z';
		expect(bodies()).toEqual([{ a: epoch, b: { c: [epoch], d: epoch } }]);
	});

	it('leaves out what has no value, and sends null for what is no number', async () => {
		await call([{}], { parameters: '={{ { a: undefined, b: 0 / 0, c: 1e400, d: null } }}' });

		expect(bodies()).toEqual([{ b: null, c: null, d: null }]);
	});

	it('may be nested 200 levels deep, and is a failure beyond that', async () => {
		const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

		await call([{}], { parameters: nested(200) });
		expect(sandbox.journal.entries).toHaveLength(1);

		for (const depth of [202, 5000, 100_000]) {
			const { json } = await call([{}], { parameters: nested(depth) });
			expect(json('Bitrix24')).toMatchObject([
				{ error: 'Parameters (JSON) is nested more than 200 levels deep' },
			]);
		}
		expect(sandbox.journal.entries).toHaveLength(1);
	});
});
