import { sampleIds } from '../../sandbox';
import { runWorkflow } from '../../support/engine';
import { credentialsFor, locator, workflowWith } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Paid From and Paid To of Payment > Get Many', () => {
	const sandbox = useSandbox();
	const isPaidAt = async (given: string, datePaid: string, timezone: string) => {
		Object.assign(sandbox.store.payment(sampleIds.paid), { datePaid });
		const file = workflowWith({
			parameters: {
				operation: 'getAll',
				dealId: locator(String(sampleIds.deal)),
				filters: { paidFrom: given, paidTo: given },
			},
		});
		const credentials = credentialsFor(sandbox);
		const { error, json } = await runWorkflow({ ...file, settings: { timezone } }, { credentials });
		expect(error).toBeUndefined();
		return json('Bitrix24').length === 1;
	};
	/** Whether a time is read as this moment, to the second. */
	const expectMoment = async (given: string, moment: string, timezone: string) => {
		const later = new Date(Date.parse(moment) + 1000).toISOString();
		expect(await isPaidAt(given, moment, timezone)).toBe(true);
		expect(await isPaidAt(given, later, timezone)).toBe(false);
	};

	it.each([
		['2026-01-31T09:00:00', 'Europe/Berlin', '2026-01-31T09:00:00+01:00'],
		['2026-07-31T09:00:00', 'Europe/Berlin', '2026-07-31T09:00:00+02:00'],
		['2026-07-31 09:00', 'America/St_Johns', '2026-07-31T09:00:00-02:30'],
		['2026-01-31', 'Europe/Moscow', '2026-01-31T00:00:00+03:00'],
		['2026-01-31', 'UTC', '2026-01-31T00:00:00+00:00'],
		// An hour before, and an hour behind, the change to summer time.
		['2026-03-29T01:00:00', 'Europe/Berlin', '2026-03-29T01:00:00+01:00'],
		['2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
	])('%s in %s is %s', async (given, timezone, moment) => {
		await expectMoment(given, moment, timezone);
	});

	it.each([
		['2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z'],
		['2026-01-31T09:00:00.123+05:30', '2026-01-31T09:00:00+05:30'],
		['={{ new Date("2026-01-31T09:00:00Z") }}', '2026-01-31T09:00:00Z'],
		[
			'={{ DateTime.fromISO("2026-01-31T09:00:00+05:00", { setZone: true }) }}',
			'2026-01-31T09:00:00+05:00',
		],
	])('%s keeps its own zone', async (given, moment) => {
		await expectMoment(given, moment, 'Europe/Berlin');
	});
});
