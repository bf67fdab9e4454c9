import type { PortalClient } from '../../nodes/Bitrix24/portal/client/client';
import { PaymentLoader } from '../../nodes/Bitrix24/trigger/payments/paymentLoader';

it('a reading that breaks down fails for all who wait for it, and the next one goes out', async () => {
	const answer = { ok: true, result: { id: 1037 } };
	const askAll = jest
		.fn()
		.mockRejectedValueOnce(new Error('No credential'))
		.mockResolvedValue([answer]);
	const talk = { askAll } as unknown as PortalClient;
	const reader = new PaymentLoader();

	const first = await Promise.allSettled([reader.load(talk, 1037), reader.load(talk, 1038)]);
	expect(first[0]).toMatchObject({ status: 'rejected', reason: { message: 'No credential' } });
	expect(first[1]?.status).toBe('fulfilled');
	expect(await reader.load(talk, 1037)).toMatchObject({ outcome: answer });
});
