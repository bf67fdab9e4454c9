import { sampleIds } from '../../sandbox';
import { CONTINUE, operationRunner } from '../../support/engine/runNode';
import { useSandbox } from '../../support/useSandbox';

const PNG_SIGNATURE = '89504e470d0a1a0a';

describe('Payment > Get Public Link', () => {
	const sandbox = useSandbox();
	const link = operationRunner(sandbox, 'payment.getPublicUrl');

	it('emits the link and its short form', async () => {
		const { items } = await link([sampleIds.unpaid]);

		expect(items('Bitrix24')).toEqual([
			{
				json: {
					id: sampleIds.unpaid,
					url: `https://sandbox.bitrix24.site/payment/?orderId=3653&paymentId=${sampleIds.unpaid}`,
					shortUrl: `https://sandbox.bitrix24.site/~pay${sampleIds.unpaid}`,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(sandbox.journal.entries.map(({ body }) => body)).toEqual([{ id: sampleIds.unpaid }]);
	});

	it.each([0, 10])(
		'adds the QR code as a PNG image when asked for (batch size %i)',
		async (batchSize) => {
			const { items } = await link([sampleIds.unpaid], { qr: true, options: { batchSize } });

			const [{ json = {}, binary, pairedItem } = { json: {} }] = items('Bitrix24');
			expect(Object.keys(json)).toEqual(['id', 'url', 'shortUrl']);
			expect(pairedItem).toEqual({ item: 0 });
			expect(Object.keys(binary ?? {})).toEqual(['qr']);
			expect(binary?.qr).toMatchObject({
				mimeType: 'image/png',
				fileExtension: 'png',
				fileName: `payment-${sampleIds.unpaid}.png`,
			});
			const bytes = Buffer.from(binary?.qr?.data ?? '', 'base64').toString('hex');
			expect(bytes.startsWith(PNG_SIGNATURE)).toBe(true);
		},
	);

	it('says what to confirm when the portal gives no link', async () => {
		sandbox.settings.phoneConfirmed = false;

		const { json } = await link([sampleIds.unpaid], {}, CONTINUE);

		expect(json('Bitrix24')).toEqual([
			{
				error: 'Bitrix24 returned no link: the phone number of the payment site is not confirmed',
				details: {
					code: 'PHONE_NOT_CONFIRMED',
					description: expect.stringContaining('confirm its phone number'),
					httpCode: '200',
					id: sampleIds.unpaid,
					method: 'salescenter.payment.getPublicUrl',
				},
			},
		]);
		expect(sandbox.journal.entries).toHaveLength(1);
	});

	it.each([0, 10])('names the scope that is missing (batch size %i)', async (batchSize) => {
		sandbox.settings.scopes = ['crm'];

		const { error } = await link([sampleIds.unpaid], { options: { batchSize } });

		expect(error?.description).toMatch('The webhook lacks the scope salescenter.');
		expect(error?.context).toMatchObject({ code: 'insufficient_scope' });
	});

	it('says that there is no such payment', async () => {
		const { error } = await link([sampleIds.missing]);

		expect(error?.message).toBe('payment is not exists');
		expect(error?.description).toMatch('The payment does not exist in the portal');
		expect(error?.context).toMatchObject({ code: '200640400001', id: sampleIds.missing });
	});
});
