import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const LONG_AGO = '2024-05-20T12:32:02+03:00';
const sandbox = useSandbox({}, { speedUp: 100 });
const workflows = useWorkflows(sandbox);

/** A payment that is made and paid while nobody listens. */
const addQuietly = () => sandbox.store.addPayment({ paid: 'Y', datePaid: LONG_AGO }).id;

/** Somebody saves it, and Bitrix24 calls. */
async function saved(instance: Instance, ...ids: number[]): Promise<string[]> {
	for (const id of ids) sandbox.events.paymentSaved(id);
	return await workflows.eventsOf(instance);
}

describe.each([
	['an application', 'application'],
	['a webhook', 'webhook'],
] as const)('a trigger, called by %s', (_name, way) => {
	test('that is activated again knows payments that were made meanwhile, and starts nothing for them', async () => {
		const instance = await workflows[way]();
		await instance.deactivate();
		const id = addQuietly();
		await instance.activate();
		expect(await saved(instance, id)).toEqual([]);
		sandbox.store.payment(id).sum = 5;
		expect(await saved(instance, id)).toEqual([`paymentUpdated ${id}`]);
	});

	test('that is activated again and knows too few payments takes none of then for a new one', async () => {
		const instance = await workflows[way]();
		await instance.deactivate();
		const id = addQuietly();
		sandbox.store.addPayments(2600);
		await instance.activate();
		expect(await saved(instance, id)).toEqual([]);
	});

	test('that is activated again hears of payments that are made from then on', async () => {
		const instance = await workflows[way]();
		await instance.deactivate();
		addQuietly();
		await instance.activate();
		const id = addQuietly();
		expect(await saved(instance, id)).toEqual([`paymentCreated ${id}`, `paymentPaid ${id}`]);
	});

	test('that is activated again tells of a payment that it knew and that changed meanwhile', async () => {
		const instance = await workflows[way]();
		await instance.deactivate();
		sandbox.store.payment(sampleIds.unpaid).paid = 'Y';
		await instance.activate();
		expect(await saved(instance, sampleIds.unpaid)).toEqual(['paymentPaid 1037']);
	});

	test.each(['init', 'leadershipChange'] as const)(
		'that n8n activates by itself (%s) tells of payments that were made meanwhile',
		async (mode) => {
			const instance = await workflows[way]();
			instance.restart();
			const id = addQuietly();
			await instance.activate(mode);
			expect(await saved(instance, id)).toEqual([`paymentCreated ${id}`, `paymentPaid ${id}`]);
		},
	);

	test('that is saved tells of a payment whose call is still on its way', async () => {
		const instance = await workflows[way]();
		const id = addQuietly();
		sandbox.events.hold();
		sandbox.events.paymentSaved(id);
		await instance.deactivate();
		await instance.activate('update');
		sandbox.events.release();
		expect(await workflows.eventsOf(instance)).toEqual([
			...[`paymentCreated ${id}`, `paymentPaid ${id}`],
		]);
	});
});

test('handlers that the portal lost while n8n was down are bound again, and payments made then are told', async () => {
	const instance = await workflows.application();
	instance.restart();
	sandbox.events.dropBindings();
	const id = addQuietly();
	await instance.activate('init');
	expect(await saved(instance, id)).toEqual([`paymentCreated ${id}`, `paymentPaid ${id}`]);
});

test('handlers that could not be unbound: payments made meanwhile are known all the same', async () => {
	const instance = await workflows.application();
	sandbox.faults.order({ kind: 'reset', process: 'never', times: Infinity });
	await instance.deactivate();
	sandbox.faults.clear();
	const id = addQuietly();
	await instance.activate();
	expect(sandbox.events.handlers.bound).toHaveLength(2);
	expect(await saved(instance, id)).toEqual([]);
});

test('a webhook that lost the scope sale meanwhile can’t tell what is new, and takes nothing for it', async () => {
	const instance = await workflows.webhook({ events: ['paymentPaid'] });
	await instance.deactivate();
	const id = addQuietly();
	sandbox.settings.scopes = ['crm'];
	await instance.activate();
	expect(await saved(instance, id)).toEqual([]);
});
