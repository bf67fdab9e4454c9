import { type SnapshotRecord } from '../../nodes/Bitrix24/trigger/state/snapshot';
import { SnapshotStore, MOST_PAYMENTS } from '../../nodes/Bitrix24/trigger/state/snapshotStore';

const known = (more: Partial<SnapshotRecord> = {}): SnapshotRecord => ({
	...{ paid: 'N', paySystemId: 6, sum: 100.5, currency: 'RUB', accountNumber: '3653/1' },
	...{ at: 1_700_000_000_000, emitted: {} },
	...more,
});

/** A memory of as many payments as it takes: 1, 2 and so on. */
function fullMemory(): SnapshotStore {
	const memory = new SnapshotStore();
	for (let id = 1; id <= MOST_PAYMENTS; id++) memory.put(id, known());
	return memory;
}

test('10,000 payments are known, and one more lets go of the one that changed longest ago', () => {
	const memory = fullMemory();
	expect(MOST_PAYMENTS).toBe(10_000);
	memory.put(1, known({ paid: 'Y' }));
	memory.put(20_000, known());
	expect(memory.ids).toHaveLength(10_000);
	expect(memory.get(2)).toBeUndefined();
	expect(memory.get(1)).toMatchObject({ paid: 'Y' });
	expect(memory.get(20_000)).toBeDefined();
});

test('a payment that was let go of is not new when it is seen again', () => {
	const memory = fullMemory();
	memory.highestKnownId = 1;
	memory.put(20_000, known());
	memory.put(20_001, known());
	expect(memory.highestKnownId).toBe(2);
});

test('an older payment that was let go of does not make newer ones old', () => {
	const memory = fullMemory();
	memory.highestKnownId = 9000;
	memory.put(20_000, known());
	expect(memory.highestKnownId).toBe(9000);
});

test('where it is not known which payments are new, that stays so', () => {
	const memory = fullMemory();
	memory.put(20_000, known());
	expect(memory.highestKnownId).toBeUndefined();
});

test('all that is known is kept in n8n’s static data, the order too', () => {
	const memory = new SnapshotStore();
	memory.highestKnownId = 7;
	memory.put(9, known({ paid: 'Y', emitted: { paymentCreated: 1, paymentPaid: 2 } }));
	memory.put(7, known({ paid: 'D', emitted: { paymentDeleted: 3, paymentUnpaid: 4 } }));
	memory.put(8, known({ accountNumber: '["3653", 1]', emitted: { paymentUpdated: 5 } }));
	const data = JSON.parse(JSON.stringify(memory.toStaticData()));
	const same = SnapshotStore.fromStaticData(data);
	expect(same).toEqual(memory);
	expect(same.ids).toEqual([9, 8]);
	expect(same.toStaticData()).toEqual(data);
});

test('a payment takes little room in n8n’s database', () => {
	const started = { paymentCreated: 1_700_000_000_000, paymentPaid: 1_700_000_000_000 };
	const memory = new SnapshotStore();
	for (let id = 1_000_000; id < 1_000_100; id++) memory.put(id, known({ emitted: started }));
	expect(JSON.stringify(memory.toStaticData()).length / 100).toBeLessThan(110);
});

test('what a hand has changed in static data is not known, and the rest is', () => {
	const { payments } = new SnapshotStore().toStaticData();
	expect(payments).toEqual([]);
	const memory = new SnapshotStore();
	memory.put(7, known());
	const [line] = memory.toStaticData().payments as string[];
	const damaged = SnapshotStore.fromStaticData({
		highest: 'many',
		payments: ['', '{', null, 7, {}, '{"id":7}', line ?? ''],
	});
	expect(damaged.ids).toEqual([7]);
	expect(damaged.highestKnownId).toBeUndefined();
	expect(SnapshotStore.fromStaticData({ payments: 'none' }).ids).toEqual([]);
});

test('what another process came to know later is taken over, and what it knew before is not', () => {
	const memory = new SnapshotStore();
	const other = new SnapshotStore();
	memory.highestKnownId = 5;
	other.highestKnownId = 6;
	memory.put(1, known({ at: 10, sum: 1 }));
	memory.put(2, known({ at: 20, sum: 1 }));
	other.put(1, known({ at: 15, sum: 2 }));
	other.put(2, known({ at: 15, sum: 2 }));
	other.put(3, known({ at: 1, sum: 2 }));
	memory.merge(other);
	expect([1, 2, 3].map((id) => memory.get(id)?.sum)).toEqual([2, 1, 2]);
	expect(memory.highestKnownId).toBe(6);
});
