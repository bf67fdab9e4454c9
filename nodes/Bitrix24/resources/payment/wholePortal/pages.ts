import type { IDataObject } from 'n8n-workflow';
import type { ProcedureClient } from '../../../execution/operationSpec';
import { MAX_ITEMS } from '../../../execution/operationSpec';
import { tooManyItems } from '../../../execution/output';
import { isPaymentList, PAYMENT_FIELDS } from '../../../payments/payment';
import type { MethodSpec } from '../../../portal/methodSpec';
import { SAFE } from '../../../portal/methodSpec';
import type { Call, Failure, Outcome, Result, Skipped, Success } from '../../../portal/outcome';
import { isSkipped, rejected } from '../../../portal/outcome';
import { isObject, wholeNumberIn } from '../../../portal/values';
import type { PaymentQuery } from './query';
import { keyNotKept } from './query';

export const LIST = 'sale.payment.list';

/** sale.payment.list has pages of 50 (docs/bitrix24-rest.md §1). */
const PAGE = 50;

/** The most commands that Bitrix24 takes in one batch (docs/bitrix24-rest.md §4). */
const MOST_COMMANDS = 50;

type Rows = IDataObject[];

const rowsIn = (value: unknown): Rows | undefined =>
	isObject(value) &&
	isPaymentList(value.payments) &&
	value.payments.every(({ orderId }) => (wholeNumberIn(orderId) ?? 0) > 0)
		? value.payments
		: undefined;

const LIST_SPEC: MethodSpec = {
	idempotency: 'safe',
	isExpectedResult: (value) => rowsIn(value) !== undefined,
};

/** Whether there is nothing behind a page: the portal names no next one, and the page is not full. */
const isLastPage = ({ length }: Rows, { next, total }: Success): boolean =>
	length === 0 || (next === undefined && (length < PAGE || total === length));

const odd = (message: string, call: Call): Failure =>
	rejected('UNEXPECTED_RESULT', message, {
		call,
		httpCode: '200',
		advice:
			'Nothing was changed. The list is not returned, because it may contain payments that do not match. Run this again. If it fails again, remove the filter and add a Filter node after this one.',
	});

/** Reads a portal's payments page by page. */
export class PaymentPages {
	private readonly rows: Rows = [];

	/** The portal does not take the method into a batch (docs/bitrix24-rest.md §4). */
	private takesNoBatch = false;

	constructor(
		private readonly client: ProcedureClient,
		private readonly query: PaymentQuery,
		/** After how many payments to stop. */
		private readonly limit: number,
	) {}

	private pageCall(more: IDataObject, start: number, order: IDataObject): Call {
		const filter = { ...this.query.filter, ...more };
		return {
			method: LIST,
			parameters: {
				select: [...PAYMENT_FIELDS, 'orderId', 'dateBill'],
				// A batch has no words for an empty list.
				...(Object.keys(filter).length > 0 && { filter }),
				order,
				start,
			},
		};
	}

	/** Takes the rows of a page, or says why the list can't be relied on. */
	private take(
		page: Rows,
		isBehind: (row: IDataObject) => boolean,
		call: Call,
	): Failure | undefined {
		for (const row of page) {
			const key = keyNotKept(this.query, row);
			if (key !== undefined) {
				return odd(
					`Bitrix24 returned payment ${String(row.id)}, which does not match the filter ${key}`,
					call,
				);
			}
			if (!isBehind(row)) {
				return odd(`Bitrix24 returned payment ${String(row.id)} twice or out of order`, call);
			}
			this.rows.push(row);
		}
		return undefined;
	}

	/** How many further pages there seem to be: the portal's total is no more than a hint. */
	private pagesWanted({ total }: Success, before: number): number {
		const known = total !== undefined && total >= PAGE ? total - PAGE : Infinity;
		const wanted = Math.min(known, this.limit - this.rows.length);
		// Where nobody tells, twice as many as were there so far.
		const pages = Number.isFinite(wanted) ? Math.ceil(wanted / PAGE) : before * 2;
		return Math.max(1, Math.min(MOST_COMMANDS, pages));
	}

	/**
	 * Pages by ID, each behind the last payment of the one before, many in one request. Payments that are made
	 * or deleted meanwhile move no other to another page.
	 */
	async byId(direction: 'ASC' | 'DESC'): Promise<Result<Rows> | Skipped> {
		const operator = direction === 'ASC' ? '>id' : '<id';
		const callBehind = (id?: number | string) =>
			this.pageCall(id === undefined ? {} : { [operator]: id }, 0, { id: direction });
		let last: number | undefined;
		const isBehind = ({ id }: IDataObject): boolean => {
			const [own, before] = [wholeNumberIn(id) ?? 0, last];
			last = own;
			return before === undefined || (direction === 'ASC' ? own > before : own < before);
		};
		for (let pages = 1; ;) {
			const calls = this.callsOf(pages, callBehind, last);
			const outcomes = await this.send(calls);
			if (!outcomes.ok) return outcomes;
			// A command of a batch that went wrong is made again by itself, with repeats.
			pages = 1;
			for (const [index, outcome] of outcomes.value.entries()) {
				const page = outcome.ok ? rowsIn(outcome.value) : undefined;
				if (!outcome.ok || page === undefined) break;
				const failure =
					this.take(page, isBehind, calls[index] ?? callBehind(last)) ??
					this.tooLong(page, outcome);
				if (failure !== undefined) return failure;
				if (isLastPage(page, outcome) || this.rows.length >= this.limit) return this.taken();
				pages = this.pagesWanted(outcome, calls.length);
				// What stands behind a page of another length refers to a payment that is not there.
				if (page.length !== PAGE) break;
			}
		}
	}

	/** Calls for so many pages, each but the first with a reference to the last payment of the one before. */
	private callsOf(
		pages: number,
		callBehind: (id?: number | string) => Call,
		last: number | undefined,
	): Call[] {
		const count = this.takesNoBatch || last === undefined ? 1 : pages;
		return Array.from({ length: count }, (_, index) =>
			callBehind(index === 0 ? last : `$result[p${index - 1}][payments][${PAGE - 1}][id]`),
		);
	}

	/** Why a list is not read to its end: it would have to be refused then. */
	private tooLong(page: Rows, first: Success): Failure | undefined {
		const { total = 0 } = first;
		const isTooLong = Math.min(this.limit, total) > MAX_ITEMS && !isLastPage(page, first);
		return isTooLong ? tooManyItems(total, 'safe') : undefined;
	}

	private async send(calls: Call[]): Promise<Result<Array<Outcome | Skipped>> | Skipped> {
		const [only] = calls;
		if (only !== undefined && calls.length === 1) {
			const outcome = await this.client.call(only, LIST_SPEC);
			return outcome.ok ? { ok: true, value: [outcome] } : outcome;
		}
		const commands = Object.fromEntries(calls.map((call, index) => [`p${index}`, call]));
		const answers = await this.client.sequence(commands, SAFE);
		if (!answers.ok) return answers;
		const outcomes = Object.values(answers.value);
		this.takesNoBatch ||= outcomes.some(
			(one) => !one.ok && !isSkipped(one) && one.code === 'ERROR_BATCH_METHOD_NOT_ALLOWED',
		);
		return { ok: true, value: outcomes };
	}

	/** The first pages in an order of the portal's, all but the first in one request. */
	async inOrder(): Promise<Result<Rows> | Skipped> {
		const { order } = this.query;
		const sorted = { ...order, ...('id' in order ? {} : { id: 'ASC' }) };
		const callFor = (page: number) => this.pageCall({}, page * PAGE, sorted);
		const first = await this.client.call(callFor(0), LIST_SPEC);
		if (!first.ok) return first;
		const tooLong = this.tooLong(rowsIn(first.value) ?? [], first);
		if (tooLong !== undefined) return tooLong;
		const total = first.total !== undefined && first.total >= PAGE ? first.total : Infinity;
		const isAll = (rowsIn(first.value) ?? []).length < PAGE && first.next === undefined;
		const pages = isAll ? 1 : Math.ceil(Math.min(this.limit, total) / PAGE);
		const calls = Array.from({ length: pages - 1 }, (_, index) => callFor(index + 1));
		const further = await this.client.callAll(calls, LIST_SPEC);
		const seen = new Set<unknown>();
		for (const [index, outcome] of [first, ...further].entries()) {
			if (!outcome.ok) return outcome;
			// What is made meanwhile moves others to the next page, where they come once more.
			const page = (rowsIn(outcome.value) ?? []).filter(({ id }) => !seen.has(wholeNumberIn(id)));
			for (const { id } of page) seen.add(wholeNumberIn(id));
			const failure = this.take(page, () => true, callFor(index));
			if (failure !== undefined) return failure;
		}
		return this.taken();
	}

	private taken(): Result<Rows> {
		return { ok: true, value: this.rows.slice(0, this.limit) };
	}
}
