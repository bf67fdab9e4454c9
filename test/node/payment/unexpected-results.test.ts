import { CONTINUE, operationRunner, retryOnFail } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';
import { filled } from './refusedInputs';

const NO_IDS = [true, 0, -1, '1049x', '1049.5', 1.5, {}, []];
const NO_RECORDS = [true, 5, 'x', []];
const LISTS_OF_NO_RECORDS = [[1], ['x'], [null], [[]], [[{}]], [{ id: 1 }, 2]];
const NO_LISTS = [true, 5, {}, { items: [] }, { 0: { id: 1 } }, ...LISTS_OF_NO_RECORDS];

const NO_ROWS: unknown[] = [
	...[...NO_LISTS, { productRows: 'x' }],
	...LISTS_OF_NO_RECORDS.map((productRows) => ({ productRows })),
];

/** Operations that answer with an id, a record, a list; and results that are none. */
const operations: Array<[operation: string, none: unknown[], says: RegExp]> = [
	['payment.create', NO_IDS, /it is unknown whether it was added$/],
	['paymentProduct.add', NO_IDS, /it is unknown whether it was added$/],
	['paymentDelivery.add', NO_IDS, /it is unknown whether it was added$/],
	['payment.get', NO_RECORDS, /instead of a result$/],
	['payment.getPublicUrl', NO_RECORDS, /instead of a result$/],
	['delivery.get', NO_RECORDS, /instead of a result$/],
	['payment.getAll', NO_LISTS, /instead of a result$/],
	['paymentProduct.getAll', NO_LISTS, /instead of a result$/],
	['paymentDelivery.getAll', NO_LISTS, /instead of a result$/],
	['delivery.getAll', NO_LISTS, /instead of a result$/],
	['paySystem.getAll', NO_LISTS, /instead of a result$/],
	['paymentProduct.getAvailable', NO_ROWS, /instead of a result$/],
];

describe('A result that the method does not give when it did its work', () => {
	const sandbox = useSandbox({}, { speedUp: 1000 });

	it.each(operations)('fails %s', async (name, none, says) => {
		for (const result of none) {
			const answer = { kind: 'body', status: 200, process: 'never', body: { result } } as const;
			sandbox.faults.clear();
			sandbox.faults.order({ ...answer, times: Infinity });

			const { json } = await operationRunner(sandbox, name, filled, CONTINUE)([{}]);

			const [{ error, details } = {}] = json('Bitrix24');
			expect(error).toMatch(says);
			expect(error).toContain(`Bitrix24 returned ${JSON.stringify(result)} instead of a result`);
			expect(details).toMatchObject({ code: 'UNEXPECTED_RESULT' });
		}
	});

	it.each(operations.slice(0, 3))('is asked for once by %s', async (name, [result]) => {
		sandbox.faults.order({ kind: 'body', status: 200, process: 'never', body: { result } });

		await operationRunner(sandbox, name, filled, retryOnFail(2))([{}]);

		expect(sandbox.journal.entries).toHaveLength(1);
	});
});
