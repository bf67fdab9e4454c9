import type { IDataObject } from 'n8n-workflow';
import { plainText } from '../../nodes/Bitrix24/portal/errors/plainText';
import { sampleIds } from '../sandbox';
import { CONTINUE, operationRunner, runNode } from '../support/engine/runNode';
import { textsWith } from '../support/reachableTexts';
import { useSandbox } from '../support/useSandbox';

const SECRET = 'k3y9s8e7c6r5';

/** Texts of a portal, and what is shown of them. One a line, however long. */
// prettier-ignore
const texts: Array<[string, text: string, shown: string]> = [
	['line breaks of HTML', 'Нет прав.<br>Обратитесь<br/>к администратору.<BR >', 'Нет прав. Обратитесь к администратору.'],
	['other markup', '<p class="x">Order <b>15</b></p><script>x()</script>', 'Order 15 x()'],
	['a sign that is no markup', 'Sum < 5 and 7 > 6', 'Sum < 5 and 7 > 6'],
	['entities', '&laquo;Оплата&raquo; &amp; &quot;счёт&quot;&nbsp;&#8470;&#x31;&hellip;', '«Оплата» & "счёт" №1…'],
	['markup written in entities', 'No &lt;b&gt;rights&lt;/b&gt;.&lt;br&gt;Ask &#60;img src=x&#62;again', 'No rights. Ask again'],
	['a sign that is no markup in entities', '5 &lt; 6 &gt; 4, x &lt;= y', '5 < 6 > 4, x <= y'],
	['markup inside of markup', 'A <<b>img src=x> B <<<i>b>img src=x>', 'A B ‹img src=x>'],
	['markup that is not closed', 'A &lt;img src=x onerror=y <svg', 'A ‹img src=x onerror=y ‹svg'],
	['markup that what has no width takes apart', 'A &lt;&#8203;img src=x&gt;B <\u200bimg>C', 'A B C'],
	['comments', 'A <!-- B -->', 'A ‹!-- B -->'],
	['entities of entities, once', '&amp;lt;br&amp;gt;', '&lt;br&gt;'],
	['entities that nobody knows', '&nobody; &constructor; &__proto__; &#; &#x;', '&nobody; &constructor; &__proto__; &#; &#x;'],
	['entities of no character', 'a&#0;b&#x110000;c&#xD800;d&#x1b;e', 'a b c\ufffdd e'],
	['control characters', 'a\u0000b\u001b[31mc\u007f\u0085d\r\n\te', 'a b [31mc d e'],
	['lines of other kinds', 'a\u2028b\u2029c', 'a b c'],
	['marks that turn the direction', '\u202edesrever\u202c \u2066x\u2069\u200f', 'desrever x'],
	['what has no width', 'a\u200bb\ufeffc\u00add', 'abcd'],
	['halves of characters', 'a\ud83d b\ude00 c😀', 'a\ufffd b\ufffd c😀'],
];

describe('A text of the portal’s', () => {
	const sandbox = useSandbox({ secret: SECRET }, { speedUp: 1000 });
	const answer = (error: unknown, text: unknown, status = 400) =>
		sandbox.faults.order({
			...{ kind: 'raw', status, process: 'never' },
			text: JSON.stringify({ error, error_description: text }),
		});
	const pay = async () => await runNode(sandbox, [{ id: sampleIds.unpaid }], CONTINUE);
	const failure = async (): Promise<{ error: string; details: IDataObject }> =>
		(await pay()).json('Bitrix24')[0] as never;

	it.each(texts)('with %s is shown as text', async (_name, text, shown) => {
		answer('X', text);

		expect(await failure()).toMatchObject({ error: shown, details: { code: 'X' } });
	});

	it.each(texts)('with %s is shown as text where it is an object’s', async (_name, text, shown) => {
		answer({ code: 'X', message: text }, undefined);

		expect(await failure()).toMatchObject({ error: shown, details: { code: 'X' } });
	});

	it.each([1000, 1001, 5000, 2_000_000])('of %i characters is cut at 1,000', async (length) => {
		for (const filling of ['x', '😀', '<br>', '&amp;', ' \u0000']) {
			answer('X', `Begin ${filling.repeat(length / filling.length)}`);

			const { error } = await failure();

			expect(error).toMatch(/^Begin/);
			expect(error.length).toBeLessThanOrEqual(1000);
			expect(error).not.toMatch(/\p{Cs}|\p{Cc}|<br>/u);
		}
	});

	it('is cut in a run that stops, too', async () => {
		answer('X', 'x'.repeat(20_000));

		const { error } = await runNode(sandbox, [{ id: sampleIds.unpaid }]);

		expect(error?.message).toBe(`${'x'.repeat(999)}…`);
	});

	it.each([
		['too long', 'X'.repeat(5000)],
		['of markup and control characters', 'A<br>B\u0000\u202eC'],
		['of halves', '\ud83d'.repeat(200)],
		['that is a number', 12_345],
	])('has a code as far as a code goes: one %s', async (_name, code) => {
		answer(code, 'No');
		const { details } = await failure();
		expect(details.code).toMatch(/^[XABC\d\ufffd ]{1,100}…?$/u);

		answer(code, undefined);
		expect((await failure()).error).toBe(details.code);
	});

	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'is told with the code %s of a read that failed',
		async (code) => {
			answer(code, 'Words', 500);
			for (let times = 0; times < 3; times += 1) answer(code, 'Words', 500);

			const { json } = await operationRunner(sandbox, 'payment.get', {}, CONTINUE)([1037]);

			expect(json('Bitrix24')).toMatchObject([
				{
					error: 'Words',
					details: { code, description: expect.stringMatching(/^Nothing was changed\./) },
				},
			]);
		},
	);

	it.each([0, 1, 4, 5, 8, 11, 12])(
		'does not show %i characters of a secret that its end cuts',
		async (left) => {
			const part = 999 - left;
			answer('X', `${'x'.repeat(part)}${SECRET}${'y'.repeat(100)}`);

			const { error } = await failure();

			expect(error.length).toBeLessThanOrEqual(1000);
			for (let length = 4; length <= SECRET.length; length += 1) {
				expect(error).not.toContain(SECRET.slice(0, length));
			}
		},
	);

	it('shows no secret that markup or entities take apart', async () => {
		const apart = [`${SECRET.slice(0, 5)}<b></b>${SECRET.slice(5)}`, `${SECRET.slice(0, -1)}&#53;`];
		for (const text of [...apart, `${SECRET.slice(0, 6)}\u200b${SECRET.slice(6)}`]) {
			answer('X', text);
			const run = await pay();

			expect(textsWith([SECRET], run.json('Bitrix24'))).toEqual([]);
			expect(run.json('Bitrix24')[0]?.error).toBe('…');
		}
	});

	it('shows no secret that is cut twice in one text', async () => {
		answer('X', `${SECRET.slice(0, 8)}… and ${SECRET.slice(0, 5)}…`);

		expect((await failure()).error).not.toMatch(SECRET.slice(0, 4));
	});

	it('is quoted without what cannot be seen, where it is a result', async () => {
		const text = JSON.stringify({ result: 'a\u202eb\u0085c\u2028d' });
		sandbox.faults.order({ kind: 'raw', text, process: 'never', times: Infinity });

		expect((await failure()).error).toMatch(/^Bitrix24 returned "ab c d" instead of a result/);
	});
});

it.each(['<p ', '<', '&', '&#', '<br', '\u0000', ' '])(
	'A long text of %j takes no time to clean',
	(filling) => {
		const started = Date.now();
		plainText(filling.repeat(3_000_000));
		expect(Date.now() - started).toBeLessThan(1000);
	},
);
