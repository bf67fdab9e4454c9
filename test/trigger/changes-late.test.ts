import type { TriggerParameters } from '../../nodes/Bitrix24/trigger/parameters/parameters';
import { decide } from '../../nodes/Bitrix24/trigger/changes/eventsToEmit';
import { SnapshotStore } from '../../nodes/Bitrix24/trigger/state/snapshotStore';
import { OwnerLoader, PaymentLoader } from '../../nodes/Bitrix24/trigger/payments/paymentLoader';
import type { TriggerState } from '../../nodes/Bitrix24/trigger/state/triggerState';

const choices: TriggerParameters = {
	events: ['paymentCreated', 'paymentDeleted', 'paymentPaid', 'paymentUnpaid', 'paymentUpdated'],
	...{ belongsTo: 0, paySystems: [], minimumSum: 0, ignoresOwn: false, simplifies: false },
	includesOwner: false,
};

/** Observations of one payment, by when it was asked for; what each of them starts. */
function watch() {
	const memory = new SnapshotStore();
	const state: TriggerState = {
		...{ snapshots: memory, expectedCaller: {}, loader: new PaymentLoader() },
		...{ owners: new OwnerLoader(), lastScope: [] },
		emittedByOther: () => false,
		save: () => undefined,
	};
	const payment = {
		paySystemId: 6,
		sum: 100,
		currency: 'RUB',
		accountNumber: '1/1',
		datePaid: null,
	};
	return (at: number, paid: 'Y' | 'N' | 'D') =>
		decide(
			state,
			choices,
			{ id: 7, at, recentSince: 0, ...(paid !== 'D' && { payment: { ...payment, paid } }) },
			() => true,
		);
}

test('an older answer that comes late changes nothing', () => {
	const see = watch();
	expect(see(1000, 'N')).toEqual([]);
	expect(see(3000, 'Y')).toEqual(['paymentPaid']);
	expect(see(2000, 'N')).toEqual([]);
	expect(see(4000, 'Y')).toEqual([]);
});

test('an answer that says nothing new is the newest all the same', () => {
	const see = watch();
	see(1000, 'N');
	expect(see(3000, 'N')).toEqual([]);
	expect(see(2000, 'Y')).toEqual([]);
	expect(see(4000, 'Y')).toEqual(['paymentPaid']);
});

test('an answer from before a deletion does not bring the payment back', () => {
	const see = watch();
	see(1000, 'N');
	expect(see(3000, 'D')).toEqual(['paymentDeleted']);
	expect(see(2000, 'Y')).toEqual([]);
	expect(see(4000, 'D')).toEqual([]);
});
