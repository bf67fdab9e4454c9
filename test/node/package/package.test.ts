import { loadOutputSchema, PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialType,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import packageJson from '../../../package.json';
import { buildPackage, packedFiles, removePackage } from './build';

const PACKAGE = 'n8n-nodes-bitrix24-payments';

let folder: string | undefined;
let loader: PackageDirectoryLoader;
let node: INodeTypeDescription;
let credential: ICredentialType;
let files: string[];

beforeAll(async () => {
	folder = buildPackage();
	loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	files = packedFiles(folder);
	node = loader.nodeTypes.bitrix24?.type.description as INodeTypeDescription;
	credential = loader.credentialTypes.bitrix24Api?.type as ICredentialType;
}, 120_000);

afterAll(() => {
	if (folder !== undefined) removePackage(folder);
});

describe('the built package in n8n’s own loader', () => {
	it('has the nodes and credentials that package.json names, and no others', () => {
		expect(loader.packageName).toBe(PACKAGE);
		expect(Object.keys(loader.nodeTypes)).toHaveLength(packageJson.n8n.nodes.length);
		expect(Object.keys(loader.credentialTypes)).toHaveLength(packageJson.n8n.credentials.length);
		expect(node.displayName).toBe('Bitrix24');
		expect(credential.displayName).toBe('Bitrix24 API');
	});

	it('shows the same icon for light and dark backgrounds on the node and the credential', () => {
		const at = `icons/${PACKAGE}/dist/nodes/Bitrix24`;
		const icons = { light: `${at}/bitrix24.svg`, dark: `${at}/bitrix24.dark.svg` };
		expect(node.iconUrl).toEqual(icons);
		expect(credential.iconUrl).toEqual(icons);
		expect(files).toEqual(
			expect.arrayContaining([
				'dist/nodes/Bitrix24/bitrix24.svg',
				'dist/nodes/Bitrix24/bitrix24.dark.svg',
			]),
		);
	});

	it('is found by category and by what people call it, in both languages', () => {
		expect(node.codex?.categories).toEqual(
			expect.arrayContaining(['Sales', 'Finance & Accounting']),
		);
		const words = ['bitrix24', 'payment', 'paid', 'unpaid', 'invoice', 'deal', 'CRM'];
		const russian = ['битрикс24', 'оплата', 'платёж', 'платеж', 'счёт', 'счет', 'сделка'];
		expect(node.codex?.alias).toEqual(expect.arrayContaining([...words, ...russian]));
	});

	it('can be an agent’s tool', () => {
		expect(node.usableAsTool).toBe(true);
	});

	it('gets n8n’s own request options, as a declarative node does', () => {
		expect(loader.nodeTypes.bitrix24?.type).not.toHaveProperty('execute');
		// Without it n8n would not take a node for declarative once it has methods.
		expect(node.requestDefaults).toBeDefined();
		expect(node.properties.map(({ name }) => name)).toContain('requestOptions');
	});

	it('shows what comes out of every operation before it was run', () => {
		const nodeDir = `${folder}/dist/nodes/Bitrix24`;
		const optionsOf = (field?: INodeProperties) => (field?.options ?? []) as INodePropertyOptions[];
		const operationsOf = (resource: unknown) =>
			optionsOf(
				node.properties.find(
					({ name, displayOptions }) =>
						name === 'operation' && displayOptions?.show?.resource?.includes(String(resource)),
				),
			).map(({ value }) => [String(resource), String(value)]);
		const all = optionsOf(node.properties.find(({ name }) => name === 'resource')).flatMap(
			({ value }) => operationsOf(value),
		);

		expect(all.length).toBeGreaterThan(20);
		for (const [resource, operation] of all) {
			const schema = loadOutputSchema({ nodeDir, version: 1, resource, operation });
			expect([resource, operation, schema]).toMatchObject([
				resource,
				operation,
				{ type: 'object' },
			]);
		}
	});

	it('connects the node with its credential', () => {
		expect(loader.known.credentials.bitrix24Api?.supportedNodes).toContain('bitrix24');
	});
});

describe('what is published', () => {
	it('needs nothing but the n8n-workflow of the n8n that it is installed in', () => {
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(packageJson).not.toHaveProperty('dependencies');
		expect(packageJson).not.toHaveProperty('bundledDependencies');
		expect(packageJson).not.toHaveProperty('optionalDependencies');
	});
});
