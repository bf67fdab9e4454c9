import { sampleIds } from '../../sandbox';
import { runWorkflow } from '../../support/engine';
import { credentialsFor, locator, workflowWith } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

describe('Paid From and Paid To of Payment > Get Many', () => {
	const sandbox = useSandbox();
	const sentFor = async (paidFrom: string, timezone = 'UTC') => {
		const file = workflowWith({
			parameters: {
				operation: 'getAll',
				entityId: locator(String(sampleIds.deal)),
				filters: { paidFrom, paidTo: paidFrom },
			},
		});
		const credentials = credentialsFor(sandbox);
		const { error } = await runWorkflow({ ...file, settings: { timezone } }, { credentials });
		expect(error).toBeUndefined();
		const { filter } = sandbox.journal.entries.at(-1)?.parameters ?? {};
		const sent = filter as Record<string, string>;
		expect(sent['<=datePaid']).toBe(sent['>=datePaid']);
		return sent['>=datePaid'];
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
	])('%s in %s is sent as %s', async (given, timezone, sent) => {
		expect(await sentFor(given, timezone)).toBe(sent);
	});

	it.each([
		['2026-01-31T09:00:00Z', '2026-01-31T09:00:00Z'],
		['2026-01-31T09:00:00.123+05:30', '2026-01-31T09:00:00+05:30'],
		['={{ new Date("2026-01-31T09:00:00Z") }}', '2026-01-31T09:00:00Z'],
		[
			'={{ DateTime.fromISO("2026-01-31T09:00:00+05:00", { setZone: true }) }}',
			'2026-01-31T09:00:00+05:00',
		],
	])('%s keeps its own zone', async (given, sent) => {
		expect(await sentFor(given, 'Europe/Berlin')).toBe(sent);
	});
});
