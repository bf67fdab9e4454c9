import { sleep } from 'n8n-workflow';
import { TestCredentials } from '../../test/support/engine/credentials';
import { credentialsFor } from '../../test/support/engine/runNode';
import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { pay, payers } from './pay';
import { withPortal } from './portal';

/** A store like n8n's database: reading a credential takes a while. */
class SlowCredentials extends TestCredentials {
	/** How often it was read. */
	reads = 0;

	constructor(
		portal: { webhookUrl: string },
		private readonly readMs: number,
	) {
		super(credentialsFor(portal, 'selfHosted'));
	}

	override async getDecrypted(...given: Parameters<TestCredentials['getDecrypted']>) {
		this.reads += 1;
		await sleep(this.readMs);
		return await super.getDecrypted(...given);
	}
}

/** What it costs that each item's credential is read anew, where a read takes 1 ms or 10 ms. */
export async function credential({ quick }: Extent): Promise<Figure[]> {
	const [count, rounds] = quick ? [200, 1] : [1000, 5];
	return await withPortal({ payments: count }, async (portal) => {
		const waysOf = {
			single: payers.ours({ batchSize: 1 }),
			batches: payers.ours({ batchSize: 50 }),
		};
		const figures: Figure[] = [];
		for (const [way, payer] of Object.entries(waysOf)) {
			const paying = (readMs?: number) => async () => {
				const store = readMs === undefined ? undefined : new SlowCredentials(portal, readMs);
				const { ms } = await pay(portal, portal.ids, payer, { store });
				await portal.arrivals(true);
				return { ms, reads: store?.reads ?? 0 };
			};
			await paying()();
			const results = await alternate(rounds, {
				atOnce: paying(),
				short: paying(1),
				long: paying(10),
			});
			const msOf = (of: keyof typeof results) => results[of].map(({ ms }) => ms);
			for (const [of, readMs] of [
				['short', 1],
				['long', 10],
			] as const) {
				const reads = median(results[of].map((run) => run.reads)) / count;
				figures.push({
					part: 'credential',
					name: `${way}: a read of the credential takes ${readMs} ms / takes no time`,
					value: ratio(msOf(of), msOf('atOnce')),
					unit: 'x',
					note: `${reads.toFixed(2)} reads an item, ${(median(msOf(of)) / count).toFixed(2)} ms an item`,
				});
			}
		}
		return figures;
	});
}
