import { SharedRead } from '../../nodes/Bitrix24/portal/limits/concurrency';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { CONTINUE, idsAsItems, runOAuthNode } from '../support/engine/runNode';
import { useSandbox } from '../support/useSandbox';

describe('A read that many share', () => {
	it('is one at a time, and whoever asks gets one that began after that', async () => {
		const ends: Array<() => void> = [];
		const read = new SharedRead(async () => {
			const own = ends.length;
			await new Promise<void>((resolve) => ends.push(resolve));
			return own;
		});
		const first = read.get();
		const others = [read.get(), read.get(), read.get()];
		expect(ends).toHaveLength(1);

		ends[0]?.();
		expect(await first).toBe(0);
		while (ends.length < 2) await Promise.resolve();
		const last = read.get();
		ends[1]?.();
		expect(await Promise.all(others)).toEqual([1, 1, 1]);
		while (ends.length < 3) await Promise.resolve();
		ends[2]?.();
		expect(await last).toBe(2);

		void read.get();
		expect(ends).toHaveLength(4);
		ends[3]?.();
	});
});

describe('A shared read that fails', () => {
	it('fails for those alone who share it', async () => {
		let times = 0;
		const read = new SharedRead(async () => {
			times += 1;
			const own = times;
			await Promise.resolve();
			if (own < 3) throw new Error(`read ${own}`);
			return own;
		});
		const all = [read.get(), read.get(), read.get()];

		expect(await Promise.allSettled(all)).toMatchObject([
			{ reason: { message: 'read 1' } },
			{ reason: { message: 'read 2' } },
			{ reason: { message: 'read 2' } },
		]);
		expect(await read.get()).toBe(3);
	});
});

describe('The credential of an application', () => {
	const sandbox = useSandbox();

	it('is not read for the failure of each of many items', async () => {
		const store = oAuthCredentialsFor(sandbox);
		const { getDecrypted } = store;
		let [asked, atOnce, most] = [0, 0, 0];
		store.getDecrypted = async (...given) => {
			asked += 1;
			atOnce += 1;
			most = Math.max(most, atOnce);
			try {
				return await getDecrypted.apply(store, given);
			} finally {
				atOnce -= 1;
			}
		};
		const ids = Array.from({ length: 300 }, (_, index) => 900_000 + index);

		const { json } = await runOAuthNode(sandbox, idsAsItems(ids), {
			...{ store, ...CONTINUE, parameters: { options: { batchSize: 50 } } },
		});

		expect(json('Bitrix24')).toMatchObject(ids.map((id) => ({ details: { code: '0', id } })));
		// The engine's own, one for each item before it is sent, and a few for the failures.
		expect(asked).toBeLessThan(330);
		expect(most).toBeLessThanOrEqual(11);
	});
});
