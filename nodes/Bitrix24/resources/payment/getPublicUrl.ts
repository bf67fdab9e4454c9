import type { INodeProperties } from 'n8n-workflow';
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
				input: { id: validPaymentId },
				...paymentAs('id', anyPayment),
			},
			publicLink,
		),
	},
	fields: [paymentId, qr],
};
