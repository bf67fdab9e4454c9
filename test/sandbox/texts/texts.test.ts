import { type Sandbox, sampleIds, startSandbox } from '../index';
import { currentLanguage, setLanguage } from '../support/environment';
import { errorOf } from '../support/webhookClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.settings.deniedText = 'english';
	sandbox.settings.paymentsLimitReached = false;
});
afterAll(async () => await sandbox.stop());

const { unpaid, productRow } = sampleIds;
const payment = (name: string) => `crm.item.payment.${name}`;
const product = { paymentId: unpaid, rowId: productRow, quantity: 1 };
const deal = { entityId: sampleIds.dealWithoutPayments, entityTypeId: 2 };
const getAvailable = 'crm.item.productrow.getAvailableForPayment';

const LOCALISED: Array<[string, string, object, string, string, string]> = [
	[
		...(['a missing payment', payment('pay'), { id: 5 }] as const),
		...(['Payment has not been found', 'Оплата не найдена', 'Zahlung wurde nicht'] as const),
	],
	[
		...(['no quantity', payment('product.add'), { ...product, quantity: 0 }] as const),
		...(['Quantity must', 'Количество товара', 'Die Menge'] as const),
	],
	[
		...(['too large a quantity', payment('product.add'), { ...product, quantity: 9 }] as const),
		...(['Not enough', 'Недостаточно товара', 'So viel'] as const),
	],
	[
		...(['a missing row', payment('product.add'), { ...product, rowId: 5 }] as const),
		...(['Product row', 'Товарная позиция', 'Produktposition'] as const),
	],
	[
		...(['a missing delivery', payment('delivery.add'), { ...product, deliveryId: 5 }] as const),
		...(['Delivery has', 'Позиция доставки', 'Lieferung'] as const),
	],
	[
		...(['a missing deal', payment('add'), { ...deal, entityId: 5 }] as const),
		...(['Entity with identifier №5', 'Сущность с идентификатором №5', 'Nummer 5'] as const),
	],
	[
		...(['a lead', payment('add'), { ...deal, entityTypeId: 1 }] as const),
		...(['not available', 'недоступен', 'keine Zahlungen'] as const),
	],
	[
		...(['no type', payment('add'), { ...deal, entityTypeId: 99 }] as const),
		...(['entity type 99', 'сущности 99', 'Elementtyp 99'] as const),
	],
	[
		...(['a cancelled order', payment('pay'), { id: sampleIds.cancelled }] as const),
		...(['Cannot paid', 'Невозможно оплатить', 'Stornierte Bestellung'] as const),
	],
	[
		...(['an empty account', payment('pay'), { id: sampleIds.noFunds }] as const),
		...(['Insufficient funds', 'Недостаточно средств', 'Unzureichende Mittel'] as const),
	],
	[
		...(['a paid payment', payment('delete'), { id: sampleIds.paid }] as const),
		...(['Partial payment', 'Оплата оплачена', 'Teilbezahlung'] as const),
	],
	[
		...([
			'a denied deal',
			getAvailable,
			{ ownerId: sampleIds.dealDenied, ownerType: 'D' },
		] as const),
		...(['Access denied', 'Доступ запрещен', 'Zugriff verweigert'] as const),
	],
	[
		...(['a missing item', 'crm.item.get', { id: 5, entityTypeId: 2 }] as const),
		...(['Element not found', 'Элемент не найден', 'Element wurde nicht'] as const),
	],
];

test.each(LOCALISED)(
	'%s is refused in the portal’s language',
	async (_what, method, parameters, en, ru, de) => {
		const codes = new Set<unknown>();
		for (const [language, text] of Object.entries({ en, ru, de })) {
			sandbox.settings.language = language as 'en';
			const error = await errorOf(sandbox, method, parameters);
			expect(error?.text).toContain(text);
			codes.add(error?.code);
		}
		expect(codes.size).toBe(1);
	},
);

test.each(['en', 'ru', 'de'] as const)(
	'some texts are English everywhere, in %s too',
	async (language) => {
		sandbox.settings.language = language;
		const text = async (method: string, parameters: object) =>
			(await errorOf(sandbox, method, parameters))?.text;
		expect(await text(payment('pay'), { id: sampleIds.denied })).toBe('Access denied');
		expect(await text(payment('update'), { id: unpaid, fields: {} })).toBe('Empty fields');
		expect(await text(payment('pay'), {})).toBe('Could not find value for parameter {id}');
		expect(await text('nothing', {})).toBe('Method not found!');
	},
);

test('payment.add names its reason with HTTP 403, and an older portal with 400', async () => {
	sandbox.settings.paymentsLimitReached = true;
	expect(await errorOf(sandbox, payment('add'), deal)).toMatchObject({ status: 403, code: '0' });
	sandbox.settings.deniedText = 'russian';
	expect(await errorOf(sandbox, payment('add'), deal)).toMatchObject({ status: 400, code: '0' });
	sandbox.settings.paymentsLimitReached = false;
	expect(await errorOf(sandbox, payment('add'), deal)).toBeUndefined();
});

describe('of portals that are not told, the language', () => {
	const before = currentLanguage();
	afterEach(() => setLanguage(before));

	test('is SANDBOX_LANGUAGE, else English', async () => {
		const languageWith = async (given: object) => {
			const other = await startSandbox(given);
			await other.stop();
			return other.settings.language;
		};
		setLanguage('de');
		expect(await languageWith({})).toBe('de');
		expect(await languageWith({ language: 'ru' })).toBe('ru');
		setLanguage(undefined);
		expect(await languageWith({})).toBe('en');
		setLanguage('fr');
		await expect(startSandbox()).rejects.toThrow('SANDBOX_LANGUAGE has to be one of ru, en, de');
	});
});
