import { isNumeric } from '../http/phpValues';

const PAGE_SIZE = 50;

/** One page of rows, with what is told of the rest; neither is told where `start` is -1. */
export interface PageOfRows<T> {
	rows: T[];
	total?: number;
	next?: number;
}

/**
 * The page that `start` lies on: it is cut to a multiple of 50, so that 60 answers rows 50 to 99. With -1 the
 * server doesn't count: the first page, without total and next (docs/bitrix24-rest.md §9.3).
 */
export function pageOf<T>(rows: T[], start: unknown): PageOfRows<T> {
	const wanted = isNumeric(start) ? Math.trunc(Number(start)) : 0;
	const from = Math.max(0, Math.floor(wanted / PAGE_SIZE)) * PAGE_SIZE;
	const page = rows.slice(from, from + PAGE_SIZE);
	if (wanted === -1) return { rows: page };
	const next = from + page.length;
	return { rows: page, total: rows.length, ...(next < rows.length && { next }) };
}
