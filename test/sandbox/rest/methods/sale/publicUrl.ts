import { isPhpArray } from '../../../http/phpValues';
import { failure } from '../../../http/restError';
import { type Call, methodsOf } from '../../../portal';
import { optionalArray, required } from '../../parameters';
import { noPayment } from './payments';

/** The smallest PNG there is, one pixel: what a QR code is does not matter here. */
const QR_PNG =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const GENERATOR = 'Bitrix\\Sale\\PaySystem\\BarcodeGenerator::__construct()';

/** The name of a value's type as PHP's TypeError has it. */
function phpType(value: unknown): string {
	if (typeof value === 'string') return 'string';
	if (typeof value === 'boolean') return 'bool';
	return Number.isInteger(value) ? 'int' : 'float';
}

/** `options.qr` is an array of the barcode's settings, {w, h, p, wq}; anything else is a TypeError. */
function checkBarcodeSettings(qr: unknown): void {
	if (qr === undefined || qr === null || isPhpArray(qr)) return;
	throw failure(
		`${GENERATOR}: Argument #1 ($options) must be of type ?array, ${phpType(qr)} given`,
	);
}

/** The public link of a payment, always with its QR code (docs/bitrix24-rest.md §9.2). */
function getPublicUrl(call: Call): unknown {
	const id = required(call.parameters, 'id');
	const options = optionalArray(call.parameters, 'options');
	if (isPhpArray(id) || id === null) throw failure('Parameter id must be integer');
	const payment = call.portal.store.payments.get(Math.trunc(Number(id)));
	if (payment === undefined) throw noPayment();
	if (!call.portal.settings.phoneConfirmed) return { connectedSiteId: 27, isPhoneConfirmed: false };
	checkBarcodeSettings(options.qr);
	return {
		payment: {
			url: `https://sandbox.bitrix24.site/payment/?orderId=${payment.orderId}&paymentId=${payment.id}`,
			shortUrl: `https://sandbox.bitrix24.site/~pay${payment.id}`,
			qr: QR_PNG,
		},
	};
}

/** salescenter.* */
export const salescenterMethods = methodsOf('salescenter', true, {
	'salescenter.payment.getPublicUrl': getPublicUrl,
});
