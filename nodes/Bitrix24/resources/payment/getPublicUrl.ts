import type { INodeProperties } from 'n8n-workflow';
import { trueOrFalse } from '../../execution/input/validators';
import type { Validator } from '../../execution/operationSpec';
import { paymentId } from '../../fields/payment';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { publicLink } from './publicLink';
import { PUBLIC_URL, publicUrlSpec } from './publicUrl';
import { anyPayment, paymentAs } from '../paymentLocator';
import { validPaymentId } from '../validIds';

const qr: INodeProperties = {
	displayName: 'QR Code',
	name: 'qr',
	type: 'boolean',
	default: false,
	description: 'Whether to also return the link as a QR code, a PNG image in the binary field qr',
};

const named = paymentAs('id', anyPayment);

const isQrWanted = trueOrFalse('QR Code');

/** Not a parameter of the method, which always answers with the QR code. */
const validQr: Validator = (value, timezone, parameters) => {
	const valid = isQrWanted(value, timezone, parameters);
	return valid.ok ? { ok: true, value: undefined } : valid;
};

/**
 * `salescenter.payment.getPublicUrl` {id} → {payment: {url, shortUrl, qr}}, the QR code always. It needs the
 * scope salescenter. While the site's phone number is not confirmed the answer has no payment in it.
 */
export const getPublicUrl: Operation = {
	option: {
		name: 'Get Public Link',
		value: 'getPublicUrl',
		action: 'Get public link of payment',
		description: 'Retrieve the public link where the client can pay',
		routing: callMethod(
			PUBLIC_URL,
			{
				...publicUrlSpec,
				label: 'Payment',
				input: { id: validPaymentId, qr: validQr },
				...named,
				reads: { ...named.reads, qr: 'qr' },
			},
			publicLink,
		),
	},
	fields: [paymentId, qr],
};
