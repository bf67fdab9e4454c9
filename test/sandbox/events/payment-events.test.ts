import { type Sandbox, sampleIds, startSandbox } from '../index';
import { type Listener, startListener } from '../support/eventListener';
import { callWebhook, resultOf } from '../support/webhookClient';

let sandbox: Sandbox;
let listener: Listener;
beforeAll(async () => {
	sandbox = await startSandbox({ language: 'en' });
	listener = await startListener();
});
beforeEach(() => {
	sandbox.reset();
	listener.clear();
	const events = ['OnPaymentEntitySaved', 'OnPaymentDeleted'];
	sandbox.events.addWebhook({ handler: listener.url, events });
});
afterAll(async () => {
	await sandbox.stop();
	listener.stop();
});

const told = async () => {
	await sandbox.events.settled();
	return listener.events().map((event) => `${event.event} ${event['data[FIELDS][ID]']}`);
};
const { paid, unpaid, unpaidToo, cancelled, deal, productRow, deliveryFree } = sampleIds;
const saved = (id: number) => [`ONPAYMENTENTITYSAVED ${id}`];

test.each([
	['pay', { id: unpaid }, saved(unpaid)],
	['unpay', { id: paid }, saved(paid)],
	['update', { id: unpaid, fields: { paid: 'Y', paySystemId: 7 } }, saved(unpaid)],
	['add', { entityId: deal, entityTypeId: 2 }, saved(1049)],
	['delete', { id: unpaid }, [`ONPAYMENTDELETED ${unpaid}`]],
	['product.add', { paymentId: unpaid, rowId: productRow, quantity: 1 }, saved(unpaid)],
	['product.setQuantity', { id: sampleIds.productItem, quantity: 2 }, saved(unpaid)],
	['product.delete', { id: sampleIds.productItem }, saved(unpaid)],
	['delivery.add', { paymentId: unpaid, deliveryId: deliveryFree }, saved(unpaid)],
	['delivery.setDelivery', { id: sampleIds.deliveryItem, deliveryId: deliveryFree }, saved(unpaid)],
	['delivery.delete', { id: sampleIds.deliveryItem }, saved(unpaid)],
])('crm.item.payment.%s %j tells of one event', async (method, parameters, events) => {
	await resultOf(sandbox, `crm.item.payment.${method}`, parameters);
	expect(await told()).toEqual(events);
});

test.each([
	['pay', { id: paid }],
	['pay', { id: cancelled }],
	['unpay', { id: unpaid }],
	['update', { id: unpaid, fields: { paySystemId: 6 } }],
	['delete', { id: paid }],
	['product.setQuantity', { id: sampleIds.productItem, quantity: 1 }],
	['get', { id: unpaid }],
])('crm.item.payment.%s %j changes nothing and tells of nothing', async (method, parameters) => {
	await callWebhook(sandbox, `crm.item.payment.${method}`, parameters);
	expect(await told()).toEqual([]);
});

test('what a person does is told of, with who acted in the payment', async () => {
	const { person } = sandbox;
	expect(person.pay(unpaid)).toMatchObject({ paid: 'Y', empPaidId: 7 });
	person.pay(unpaid);
	expect(person.unpay(paid)).toMatchObject({ paid: 'N' });
	person.change(unpaidToo, { sum: 5 }, 12);
	const { id } = person.add({ sum: 10 });
	person.delete(id);
	expect(await told()).toEqual([
		...[...saved(unpaid), ...saved(paid), ...saved(unpaidToo)],
		...[...saved(id), `ONPAYMENTDELETED ${id}`],
	]);
	expect(() => person.pay(cancelled)).toThrow('canceled');
	expect(() => person.delete(unpaid)).toThrow('Partial payment done');
});

test('who acted is in an application’s event, and a robot brings no token', async () => {
	const { handlers } = sandbox.events;
	handlers.clear();
	handlers.bind('ONPAYMENTENTITYSAVED', listener.url, 0);
	sandbox.person.pay(unpaid, 12);
	await sandbox.events.settled();
	sandbox.person.pay(unpaidToo, null);
	await sandbox.events.settled();
	expect(sandbox.store.payment(unpaidToo).empPaidId).toBeNull();
	const [byPerson, byRobot] = listener.events();
	expect(byPerson).toMatchObject({ 'auth[user_id]': '12' });
	expect(byRobot).toMatchObject({ 'auth[scope]': 'sale' });
	for (const name of ['access_token', 'expires_in', 'user_id']) {
		expect(byRobot).not.toHaveProperty([`auth[${name}]`]);
	}
});

test('a handler that is bound for a user gets that user’s token, whoever acted', async () => {
	sandbox.events.handlers.bind('ONPAYMENTENTITYSAVED', listener.url, 15);
	sandbox.events.paymentSaved(unpaid, null);
	await sandbox.events.settled();
	expect(listener.events()).toMatchObject([{}, { 'auth[user_id]': '15' }]);
});

test('a test may tell of a payment that it changed in the store itself', async () => {
	sandbox.events.paymentSaved(unpaid);
	await sandbox.events.settled();
	sandbox.events.paymentDeleted(paid);
	expect(await told()).toEqual([...saved(unpaid), `ONPAYMENTDELETED ${paid}`]);
});
