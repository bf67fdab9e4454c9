import type { PortalClient } from '../../nodes/Bitrix24/portal/client/client';
import { PaymentLoader } from '../../nodes/Bitrix24/trigger/payments/paymentLoader';

it('a reading that breaks down fails for all who wait for it, and the next one goes out', async () => {
	const answer = { ok: true, value: { id: 1037 } };
	const callAll = jest
		.fn()
		.mockRejectedValueOnce(new Error('No credential'))
		.mockResolvedValue([answer]);
	const client = { callAll, until: () => client } as unknown as PortalClient;
	const loader = new PaymentLoader();

	const first = await Promise.allSettled([loader.load(client, 1037), loader.load(client, 1038)]);
	expect(first[0]).toMatchObject({ status: 'rejected', reason: { message: 'No credential' } });
	expect(first[1]?.status).toBe('fulfilled');
	expect(await loader.load(client, 1037)).toMatchObject({ outcome: answer });
});
