import { ourFields } from './bare';
import { alternate, type Extent, type Figure, median, ratio } from './figure';
import { pay, payers, type Paid } from './pay';
import { withPortal } from './portal';

const PARALLEL = 5;

/** What the node costs without limits, against a bare declarative node and the least that a hand-written one can do. */
export async function overhead({ quick }: Extent): Promise<Figure[]> {
	const [count, rounds] = quick ? [300, 1] : [2000, 7];
	return await withPortal({ payments: count }, async (portal) => {
		const paying =
			(payer: Parameters<typeof pay>[2], ids = portal.ids) =>
			async () => {
				const paid = await pay(portal, ids, payer);
				await portal.arrivals(true);
				return paid;
			};
		const contestants = {
			bare: payers.bare(),
			withOurFields: payers.bareWithOurFields(),
			handWritten: payers.handWritten(PARALLEL),
			single: payers.ours({ parallelRequests: PARALLEL }),
			batch: payers.ours({ parallelRequests: PARALLEL, batchSize: 50 }),
		};
		for (const payer of Object.values(contestants)) await paying(payer, portal.ids.slice(0, 300))();
		const results = await alternate(rounds, {
			bare: paying(contestants.bare),
			withOurFields: paying(contestants.withOurFields),
			handWritten: paying(contestants.handWritten),
			single: paying(contestants.single),
			batch: paying(contestants.batch),
		});

		const figures = (of: keyof typeof results, name: string, aim?: number): Figure[] => {
			const anItem = (what: keyof Paid) => median(results[of].map((paid) => paid[what])) / count;
			const against = (what: keyof Paid) =>
				ratio(
					results[of].map((paid) => paid[what]),
					results.bare.map((paid) => paid[what]),
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
		const fields = ourFields().length + 1;
		return [
			...figures('bare', 'bare declarative node, all at once (the measure)'),
			...figures('withOurFields', `the same with the ${fields} fields of this node, unused / bare`),
			...figures('handWritten', `hand-written loop, ${PARALLEL} at once / bare`),
			...figures('single', 'one request an item / bare', 1.1),
			...figures('batch', 'batches of 50 / bare', 0.7),
		];
	});
}
