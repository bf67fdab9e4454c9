import { isNotFound } from '../../nodes/Bitrix24/portal/errors/catalog';
import type { Answer, Ask } from './ask';

/** What this project believes of every portal, and how to see it. */
export interface Belief {
	/** A section of docs/bitrix24-rest.md. */
	section: string;
	/** The sentence that is true where nothing deviates. */
	text: string;
	/** @returns what was seen where it deviates; NOT_SEEN where this portal has nothing to see it by */
	deviation: (ask: Ask) => Promise<string | undefined | typeof NOT_SEEN>;
}

/** The portal has no record to see it by, or the webhook may not read it. */
export const NOT_SEEN = Symbol('not seen');

/** An id that no payment has: the greatest that PHP and MySQL take for an int. */
const NO_PAYMENT = 2_147_483_647;

const PAGE = 50;

type Row = Record<string, unknown>;

const brief = ({ status, body }: Answer): string =>
	`HTTP ${status} ${JSON.stringify(body ?? 'no JSON object').slice(0, 200)}`;

const unless = (isTrue: boolean, answer: Answer): string | undefined =>
	isTrue ? undefined : brief(answer);

const rowsOf = ({ body }: Answer, name: string): Row[] | undefined => {
	const list = (body?.result as Row | undefined)?.[name];
	return Array.isArray(list) ? (list as Row[]) : undefined;
};

const salePayments = async (ask: Ask, parameters: object = {}) => {
	const answer = await ask('sale.payment.list', parameters);
	return { answer, rows: rowsOf(answer, 'payments') };
};

const isWholeNumber = (value: unknown): boolean => Number.isSafeInteger(Number(value));

const isIsoDate = (value: unknown): boolean =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(value);

/** The deal or invoice of some payment. */
async function someOwner(ask: Ask): Promise<Row | undefined> {
	const { rows = [] } = await salePayments(ask, { order: { id: 'DESC' } });
	const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
	if (orderIds.length === 0) return undefined;
	const answer = await ask('crm.orderentity.list', { filter: { '@orderId': orderIds } });
	return rowsOf(answer, 'orderEntity')?.find(({ ownerTypeId }) =>
		[2, 31].includes(Number(ownerTypeId)),
	);
}

const methodExists = (method: string): Belief => ({
	section: '1',
	text: `The portal has ${method}, and this webhook may call it`,
	async deviation(ask) {
		const answer = await ask('method.get', { name: method });
		const { isExisting, isAvailable } = (answer.body?.result ?? {}) as Row;
		return unless(isExisting === true && isAvailable === true, answer);
	},
});

/** All that reading alone can show. What needs a write is in docs/portal.md, to be tried by a person. */
export const BELIEFS: Belief[] = [
	{
		section: '2',
		text: 'scope lists what the webhook may use, crm and sale among it',
		async deviation(ask) {
			const answer = await ask('scope');
			const scopes = answer.body?.result;
			return unless(
				Array.isArray(scopes) && scopes.includes('crm') && scopes.includes('sale'),
				answer,
			);
		},
	},
	...[
		...['pay', 'unpay', 'add', 'get', 'list', 'update', 'delete'].map(
			(name) => `crm.item.payment.${name}`,
		),
		...['crm.item.payment.product.add', 'crm.item.payment.delivery.add', 'sale.payment.list'],
		...['crm.orderentity.list', 'crm.item.productrow.getAvailableForPayment'],
		...['sale.paysystem.list', 'salescenter.payment.getPublicUrl'],
	].map(methodExists),
	{
		section: '8',
		text: 'A method that does not exist is refused with 404 and ERROR_METHOD_NOT_FOUND',
		async deviation(ask) {
			const answer = await ask('crm.item.payment.nosuchmethod');
			return unless(
				answer.status === 404 && answer.body?.error === 'ERROR_METHOD_NOT_FOUND',
				answer,
			);
		},
	},
	{
		section: '1.2',
		text: 'A missing parameter is refused with 400 and the code "100"',
		async deviation(ask) {
			const answer = await ask('crm.item.payment.get');
			return unless(answer.status === 400 && String(answer.body?.error) === '100', answer);
		},
	},
	{
		section: '0',
		text: 'A payment that is not there is refused with 400, the code "0", and words that the node knows',
		async deviation(ask) {
			const method = 'crm.item.payment.get';
			const answer = await ask(method, { id: NO_PAYMENT });
			const { error, error_description: message = '' } = answer.body ?? {};
			const failure = {
				...{ code: String(error), message: String(message) },
				httpCode: String(answer.status),
			};
			return unless(
				answer.status === 400 && failure.code === '0' && isNotFound(failure, method),
				answer,
			);
		},
	},
	{
		section: '0',
		text: 'Error codes come as text',
		async deviation(ask) {
			const answer = await ask('crm.item.payment.get');
			return unless(typeof answer.body?.error === 'string', answer);
		},
	},
	{
		section: '3',
		text: 'time tells the operating time of a method, and when it is reset, in seconds',
		async deviation(ask) {
			const answer = await ask('sale.payment.list', { start: 0 });
			const { operating, operating_reset_at: resetAt } = (answer.body?.time ?? {}) as Row;
			const now = Date.now() / 1000;
			return unless(
				typeof operating === 'number' && Math.abs(Number(resetAt) - now) < 86_400,
				answer,
			);
		},
	},
	{
		section: '9.3',
		text: 'sale.payment.list gives at most 50 payments a page, with total, and next where there are more',
		async deviation(ask) {
			const { answer, rows } = await salePayments(ask, { start: 0 });
			const { total, next } = answer.body ?? {};
			const hasNext = Number(total) > PAGE ? Number(next) === PAGE : next === undefined;
			const isPage = rows !== undefined && rows.length <= PAGE && isWholeNumber(total);
			return unless(isPage && hasNext, answer);
		},
	},
	{
		section: '9.3',
		text: 'sale.payment.list with start -1 gives a page without total and next',
		async deviation(ask) {
			const { answer, rows } = await salePayments(ask, { start: -1 });
			const { total, next } = answer.body ?? {};
			return unless(rows !== undefined && total === undefined && next === undefined, answer);
		},
	},
	{
		section: '9.3',
		text: 'sale.payment.list drops a filter that it does not know, without a word',
		async deviation(ask) {
			const all = await salePayments(ask, { start: 0 });
			if (Number(all.answer.body?.total) === 0) return NOT_SEEN;
			const filtered = await salePayments(ask, { start: 0, filter: { noSuchField: 1 } });
			return unless(filtered.answer.body?.total === all.answer.body?.total, filtered.answer);
		},
	},
	{
		section: '9.4',
		text: 'sale.payment.list filters by ISO dates: none was paid a hundred years from now',
		async deviation(ask) {
			const later = { '>=datePaid': `${new Date().getFullYear() + 100}-01-01T00:00:00+00:00` };
			const { answer } = await salePayments(ask, { start: 0, filter: later });
			return unless(Number(answer.body?.total) === 0, answer);
		},
	},
	{
		section: '1.1',
		text: 'crm.item.payment.get gives id and sum as numbers, paid as Y or N, and ISO dates',
		async deviation(ask) {
			const { rows = [] } = await salePayments(ask, { filter: { '=paid': 'Y' } });
			const [{ id } = { id: undefined }] = rows;
			if (id === undefined) return NOT_SEEN;
			const answer = await ask('crm.item.payment.get', { id });
			const payment = (answer.body?.result ?? {}) as Row;
			const { sum, paid, datePaid } = payment;
			return unless(
				typeof payment.id === 'number' &&
					typeof sum === 'number' &&
					paid === 'Y' &&
					isIsoDate(datePaid),
				answer,
			);
		},
	},
	{
		section: '9.6',
		text: 'crm.orderentity.list leads from a payment’s order to its deal or invoice',
		deviation: async (ask) => ((await someOwner(ask)) === undefined ? NOT_SEEN : undefined),
	},
	{
		section: '1',
		text: 'crm.item.payment.list gives a bare list, without pages',
		async deviation(ask) {
			const owner = await someOwner(ask);
			if (owner === undefined) return NOT_SEEN;
			const answer = await ask('crm.item.payment.list', {
				entityTypeId: Number(owner.ownerTypeId),
				entityId: Number(owner.ownerId),
			});
			const { result, total, next } = answer.body ?? {};
			return unless(Array.isArray(result) && total === undefined && next === undefined, answer);
		},
	},
	{
		section: '9.13',
		text: 'sale.paysystem.list tells of each payment system what it is for: ORDER, CRM_INVOICE or CRM_QUOTE',
		async deviation(ask) {
			const answer = await ask('sale.paysystem.list');
			const systems = answer.body?.result;
			if (answer.status === 403 || (Array.isArray(systems) && systems.length === 0))
				return NOT_SEEN;
			const kinds = ['ORDER', 'CRM_INVOICE', 'CRM_QUOTE'];
			return unless(
				Array.isArray(systems) &&
					systems.every(({ ENTITY_REGISTRY_TYPE: kind }: Row) => kinds.includes(String(kind))),
				answer,
			);
		},
	},
	{
		section: '4',
		text: 'batch takes commands, and gives result and result_error by their names',
		async deviation(ask) {
			const answer = await ask('batch', {
				halt: 0,
				cmd: { one: 'scope', two: `crm.item.payment.get?id=${NO_PAYMENT}` },
			});
			const { result, result_error: errors } = (answer.body?.result ?? {}) as Record<string, Row>;
			return unless(Array.isArray(result?.one) && errors?.two !== undefined, answer);
		},
	},
];
