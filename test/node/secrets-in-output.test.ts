import { CONTINUE, idsAsItems, operationRunner } from '../support/engine/runNode';
import { textsWith } from '../support/reachableTexts';
import { useSandbox } from '../support/useSandbox';

const SECRET = 'k3y9s8e7c6r5';
const link = `https://portal.example/rest/1/${SECRET}/crm.controller.item.getFile/?id=5`;

/** The secret's forms in base64, at each of the three places in which it can begin. */
const base64 = (prefix: string) => Buffer.from(`${prefix}${link}`).toString('base64');

describe('The webhook’s secret in an answer', () => {
	const sandbox = useSandbox({ secret: SECRET });
	const call = operationRunner(sandbox, 'method.call', { method: 'crm.item.get' });
	const answer = (result: unknown) =>
		sandbox.faults.order({ kind: 'body', status: 200, body: { result }, process: 'never' });
	/** Any part of a text that decodes to one with the secret. */
	const decoded = (text: string) =>
		[0, 1, 2, 3].flatMap((start) => [
			Buffer.from(text.slice(start), 'base64').toString('latin1'),
			Buffer.from(text.slice(start), 'base64url').toString('latin1'),
		]);

	it.each([
		['as it is', { ufCrmFile: { id: 5, urlMachine: link } }],
		['URL-encoded', { url: encodeURIComponent(link) }],
		['in a list', { files: [{ urlMachine: link }, { urlMachine: link }] }],
		['as a name', { [link]: 1 }],
		['in base64', { token: base64('') }],
		['in base64, one byte later', { token: base64('a') }],
		['in base64, two bytes later', { token: base64('ab') }],
		['in base64 for URLs', { token: Buffer.from(`?>${link}`).toString('base64url') }],
	])('goes on nowhere: %s', async (_name, item) => {
		answer({ item });

		const { items } = await call([{}]);

		expect(items('Bitrix24')).toHaveLength(1);
		expect(textsWith([SECRET], items('Bitrix24'))).toEqual([]);
		const texts = Object.values(items('Bitrix24')[0]?.json.result as object).flatMap((one) =>
			Object.values(one as object).map(String),
		);
		expect(texts.flatMap(decoded).filter((text) => text.includes(SECRET))).toEqual([]);
	});

	it('is blotted out of what is listed, and all else stays as it is', async () => {
		answer([{ id: 1, title: 'A', url: link, more: { at: null, on: true } }, { id: 2 }]);

		const { json } = await call([{}]);

		expect(json('Bitrix24')).toEqual([
			{
				id: 1,
				title: 'A',
				url: link.replace(SECRET, '…'),
				more: { at: null, on: true },
			},
			{ id: 2 },
		]);
	});

	it('is in no failure either, in whichever form', async () => {
		sandbox.faults.order({
			...{ kind: 'error', code: 'X', status: 400, times: Infinity },
			text: `See ${link} or ${base64('a')} or ${encodeURIComponent(link)}`,
		});

		const { items } = await call(idsAsItems([1, 2]), {}, CONTINUE);

		expect(textsWith([SECRET, base64('a').slice(40, 60)], items('Bitrix24'))).toEqual([]);
	});
});
