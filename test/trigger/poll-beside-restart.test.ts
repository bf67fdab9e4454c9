import { sampleIds } from '../sandbox';
import { besideEachOther, startsOf } from './beside';
import { useStage } from './stage';

const { unpaid, unpaidToo } = sampleIds;
const stage = useStage();

const both = async (...events: string[][]) => await besideEachOther(stage, ...events);

/** Something happens of which the portal tells. */
async function happens(deed: 'pay' | 'unpay'): Promise<void> {
	stage.sandbox.person[deed](unpaid);
	await stage.settled();
}

test('when n8n is started anew after a call, the next look starts nothing', async () => {
	const instance = await both();
	await happens('pay');
	instance.restart();
	await instance.activate('init');
	await instance.poll('Poll');
	expect(startsOf(instance)).toEqual(['Trigger: paymentPaid']);
});

test('when n8n is started anew after a look, a call that comes late starts nothing', async () => {
	const instance = await both();
	stage.sandbox.events.hold();
	await happens('pay');
	await instance.poll('Poll');
	instance.restart();
	await instance.activate('init');
	await instance.poll('Poll');
	stage.sandbox.events.release();
	await stage.settled();
	expect(startsOf(instance)).toEqual(['Poll: paymentPaid']);
});

test('when n8n is started anew after a look that started something, what calls had started is not started again', async () => {
	const instance = await both();
	await happens('pay');
	await instance.poll('Poll');
	// n8n writes all static data with this look, as it was at activation.
	stage.sandbox.events.lose(1);
	stage.sandbox.person.pay(unpaidToo);
	await instance.poll('Poll');
	instance.restart();
	await instance.activate('init');
	await instance.poll('Poll');
	stage.sandbox.events.paymentSaved(unpaid);
	stage.sandbox.events.paymentSaved(unpaidToo);
	await stage.settled();
	await instance.poll('Poll');
	expect(startsOf(instance)).toEqual(['Trigger: paymentPaid', 'Poll: paymentPaid']);
});
