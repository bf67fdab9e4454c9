import { sampleIds } from '../sandbox';
import { runWorkflow } from '../support/engine';
import { TestCredentials } from '../support/engine/credentials';
import {
	CONTINUE,
	credentialsFor,
	idsAsItems,
	type NodeSetup,
	retryOnFail,
	workflowWith,
} from '../support/engine/runNode';
import { realTime, shortenTimeouts } from '../support/engine/speedUp';
import { useSandbox } from '../support/useSandbox';

const { missing, unpaid } = sampleIds;

/** A store that counts how often it is asked: at some of the times it gives no credential. */
class Failing extends TestCredentials {
	asked = 0;

	constructor(
		byType: ConstructorParameters<typeof TestCredentials>[0],
		private readonly fails: (asked: number) => boolean,
		private readonly how: () => Promise<never>,
	) {
		super(byType);
	}

	override async getDecrypted(...given: Parameters<TestCredentials['getDecrypted']>) {
		this.asked += 1;
		return this.fails(this.asked) ? await this.how() : await super.getDecrypted(...given);
	}
}

const isGone = async (): Promise<never> => {
	throw new Error('The database is gone');
};

describe('A credential that n8n gives no longer', () => {
	const sandbox = useSandbox({}, { speedUp: 300 });

	const run = async (credentials: TestCredentials, ids: number[], setup: NodeSetup = {}) =>
		await runWorkflow(workflowWith({ ...setup, ...CONTINUE }), {
			credentials,
			input: idsAsItems(ids),
		});

	// The engine asks for it once at the start of a try, and the node once for each item.
	it('does not make an item look untouched that an earlier try has done', async () => {
		const store = new Failing(credentialsFor(sandbox), (asked) => asked === 6, isGone);

		const { json } = await run(store, [missing, unpaid], retryOnFail(2));

		expect(sandbox.store.payment(unpaid).paid).toBe('Y');
		expect(json('Bitrix24')).toMatchObject([
			{ details: { code: '0', id: missing } },
			{
				error: expect.stringMatching(/The database is gone; an earlier try completed the item$/),
				details: {
					description: expect.stringMatching(/^An earlier try of this run completed this item\./),
				},
			},
		]);
	});

	it('does not make an item look untouched that an earlier try may have done', async () => {
		const store = new Failing(credentialsFor(sandbox), (asked) => asked === 6, isGone);
		const isUnpaid = ({ id }: Record<string, unknown>) => id === unpaid;
		const lost = {
			kind: 'reset',
			process: 'before',
			times: Infinity,
			parameters: isUnpaid,
		} as const;
		sandbox.faults.order(lost);

		const { json } = await run(store, [missing, unpaid], retryOnFail(2));

		expect(json('Bitrix24')).toMatchObject([
			{ details: { code: '0', id: missing } },
			{
				error: expect.stringMatching(
					/The database is gone; it is unknown whether an earlier try completed the item$/,
				),
				details: { description: expect.stringMatching(/and got no response\./) },
			},
		]);
	});

	it('is not asked for by each of many items', async () => {
		const store = new Failing(
			credentialsFor(sandbox),
			(asked) => asked > 1,
			async () => await new Promise(() => undefined),
		);
		shortenTimeouts(600);
		try {
			const { json } = await run(
				store,
				Array.from({ length: 300 }, (_, id) => id + 1),
			);

			expect(json('Bitrix24')).toHaveLength(300);
			expect(json('Bitrix24')).toMatchObject(
				Array.from({ length: 300 }, () => ({
					error: 'n8n did not provide the credential within 60 s',
				})),
			);
			// Once alone, then ten at once.
			expect(store.asked).toBeLessThan(15);
		} finally {
			realTime();
		}
	});
});
