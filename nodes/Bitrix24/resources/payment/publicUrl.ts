import type { MethodSpec } from '../../portal/methodSpec';
import { SAFE } from '../../portal/methodSpec';
import { isRecord } from '../expectedResults';

/** `salescenter.payment.getPublicUrl` {id} → {payment: {url, shortUrl, qr}}, scope salescenter. */
export const PUBLIC_URL = 'salescenter.payment.getPublicUrl';

/** While the site's phone number is not confirmed the answer has no payment in it. */
export const publicUrlSpec: MethodSpec = {
	...SAFE,
	isExpectedResult: isRecord,
	refusalIn: (result) =>
		isRecord(result) && isRecord(result.payment)
			? undefined
			: {
					code: 'PHONE_NOT_CONFIRMED',
					message:
						'Bitrix24 returned no link: the phone number of the payment site is not confirmed',
					advice:
						'In Bitrix24 open Sales Center, go to the settings of the payment site and confirm its phone number. Then run this again.',
				},
};
