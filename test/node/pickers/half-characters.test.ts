import { useSandbox } from '../../support/useSandbox';
import { pick } from './picker';

const sandbox = useSandbox();
const bodies = () => sandbox.journal.entries.map(({ body }) => JSON.stringify(body));

it.each([
	['searchDeals', 'Order 😀'.slice(0, 7)],
	['searchPayments', '\ude00 3653'],
])('%s sends what is typed as UTF-8 can carry it', async (list, filter) => {
	await pick(sandbox, list, { filter });

	expect(bodies()).toEqual([expect.stringContaining('\ufffd')]);
	expect(bodies()[0]).not.toMatch(/\\ud/);
});
