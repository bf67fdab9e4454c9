import type { N8nApi } from './harness/api';
import { PACKAGE } from './harness/package';
import { sharedN8n } from './harness/shared-n8n';
import packageJson from '../../package.json';

let api: N8nApi;

beforeAll(async () => {
	api = await sharedN8n();
});

const ours = async () =>
	(await api.nodeTypes()).filter(({ name }) => name.startsWith(`${PACKAGE}.`));

describe('n8n with the packed package', () => {
	it('knows every node that it has, and makes a tool for AI agents of Bitrix24', async () => {
		const names = (await ours()).map(({ name }) => name);

		expect(names).toEqual(
			expect.arrayContaining([`${PACKAGE}.bitrix24`, `${PACKAGE}.bitrix24Tool`]),
		);
		const nodes = names.filter((name) => !name.endsWith('Tool'));
		expect(nodes).toHaveLength(packageJson.n8n.nodes.length);
	});

	it('asks an agent’s tool for a description, and the node for none', async () => {
		const asked = new Map(
			(await ours()).map(({ name, properties }) => [
				name,
				properties.some((property) => property.name === 'toolDescription'),
			]),
		);

		expect(asked.get(`${PACKAGE}.bitrix24Tool`)).toBe(true);
		expect(asked.get(`${PACKAGE}.bitrix24`)).toBe(false);
	});

	it('knows both credentials', async () => {
		const names = (await api.credentialTypes()).map(({ name }) => name);

		expect(names).toEqual(expect.arrayContaining(['bitrix24Api', 'bitrix24OAuth2Api']));
	});

	it('shows the icons of the node', async () => {
		const node = (await ours()).find(({ name }) => name === `${PACKAGE}.bitrix24`);
		const { light, dark } = node?.iconUrl as { light: string; dark: string };

		for (const icon of [light, dark]) {
			const answer = await fetch(`${api.url}/${icon}`, { headers: { cookie: api.cookie } });
			expect(answer.headers.get('content-type')).toMatch('image/svg+xml');
		}
	});
});
