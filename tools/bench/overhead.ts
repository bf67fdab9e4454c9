import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { pay, payers, type Paid } from './pay';
import { withPortal } from './portal';

const PARALLEL = 5;

/** What the node costs without limits, against the least that a hand-written node can do. */
export async function overhead({ quick }: Extent): Promise<Figure[]> {
	const [count, rounds] = quick ? [300, 1] : [2000, 5];
	return await withPortal({ payments: count }, async (portal) => {
		const paying =
			(payer: Parameters<typeof pay>[2], ids = portal.ids) =>
			async () => {
				const paid = await pay(portal, ids, payer);
				await portal.arrivals(true);
				return paid;
			};
		const contestants = {
			handWritten: payers.handWritten(PARALLEL),
			single: payers.ours({ parallelRequests: PARALLEL }),
			batch: payers.ours({ parallelRequests: PARALLEL, batchSize: 50 }),
			bare: payers.bare(),
		};
		for (const payer of Object.values(contestants)) await paying(payer, portal.ids.slice(0, 300))();
		const results = await alternate(rounds, {
			handWritten: paying(contestants.handWritten),
			single: paying(contestants.single),
			batch: paying(contestants.batch),
			bare: paying(contestants.bare),
		});

		const figures = (of: keyof typeof results, name: string, aim?: number): Figure[] => {
			const anItem = (what: keyof Paid) => median(results[of].map((paid) => paid[what])) / count;
			const against = (what: keyof Paid) =>
				ratio(
					results[of].map((paid) => paid[what]),
					results.handWritten.map((paid) => paid[what]),
				);
			const line = (what: 'ms' | 'cpuMs', title: string, note: string): Figure => ({
				...{ part: 'overhead', name: title, value: against(what), unit: 'x', note },
			});
			const evaluated = `${anItem('evaluations').toFixed(2)} expressions an item`;
			return [
				{
					...line('ms', name, `${anItem('ms').toFixed(2)} ms, ${evaluated}`),
					...(aim !== undefined && { aim }),
				},
				line('cpuMs', `${name}: CPU`, `${anItem('cpuMs').toFixed(2)} ms an item`),
			];
		};
		return [
			...figures('handWritten', `hand-written loop, ${PARALLEL} at once (the measure)`),
			...figures('single', 'one request an item / hand-written', 1.5),
			...figures('batch', 'batches of 50 / hand-written', 0.8),
			...figures('bare', 'bare declarative node, all at once / hand-written'),
		];
	});
}
