import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Method > Call refuses before anything is sent', () => {
	const sandbox = useSandbox();
	const given = { method: '={{ $json.method }}', parameters: '={{ $json.parameters }}' };
	const run = operationRunner(sandbox, 'method.call', given, CONTINUE);
	const refused = async (method: unknown, parameters: unknown) => {
		const { items } = await run([{ method, parameters }]);
		expect(sandbox.journal.entries).toEqual([]);
		const [item] = items('Bitrix24');
		expect(item?.pairedItem).toEqual({ item: 0 });
		expect(item?.json.details).toMatchObject({ code: 'INVALID_INPUT', httpCode: null });
		return item?.json;
	};

	it.each([
		['a slash', 'crm.deal.get/../batch'],
		['a slash before it', '/crm.deal.get'],
		['an address', 'https://portal.example/rest/1/x/crm.deal.get'],
		['a blank', 'crm.deal get'],
		['two dots', 'crm..deal.get'],
		['dots that lead up', '../profile'],
		['a dot before it', '.crm.deal.get'],
		['a dot behind it', 'crm.deal.'],
		['a question mark', 'crm.deal.get?id=5'],
		['a number sign', 'crm.deal.get#x'],
		['a percent sign', 'crm%2Fdeal'],
		['a line break', 'crm.deal\n.get'],
		['a digit before it', '1crm.deal.get'],
		['a letter of another alphabet', 'сrm.deal.get'],
		['nothing in it', ''],
		['only blanks in it', '  '],
		['a number for it', 5],
		['a list for it', ['crm.deal.get']],
		['null for it', null],
	])('a method’s name with %s', async (_name, method) => {
		const json = await refused(method, {});

		expect(json?.error).toMatch(/^Method must be the name of a method /);
		expect(json?.details).toMatchObject({
			description: expect.stringContaining('Enter a method name such as crm.item.list in Method.'),
		});
	});

	it.each([
		['broken JSON', '{"id": 5', /not "\{\\"id\\": 5"$/],
		['names without quotes', '{id: 5}', /not "\{id: 5\}"$/],
		['a text', 'id=5', /not "id=5"$/],
		['a list', '[1, 2]', /not "\[1, 2\]"$/],
		['a list of an expression', [1, 2], /not \[1,2\]$/],
		['a number', 5, /not 5$/],
		['true', true, /not true$/],
		['null', null, /not null$/],
		['JSON’s null', 'null', /not "null"$/],
	])('parameters that are %s', async (_name, parameters, message) => {
		const json = await refused('crm.deal.get', parameters);

		expect(json?.error).toMatch(/^Parameters \(JSON\) must be a JSON object, /);
		expect(json?.error).toMatch(message);
		expect(json?.details).toMatchObject({
			description: expect.stringContaining('with names and text in double quotes'),
		});
	});
});
