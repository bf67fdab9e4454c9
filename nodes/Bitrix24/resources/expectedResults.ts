import type { ExpectedResult } from '../portal/methodSpec';
import { isObject, isRecordList, wholeNumberIn } from '../portal/values';

/** What methods answer when they did their work: `true`, a new id, a record, a list. */
export const isTrue = (result: unknown): boolean => result === true;

/** Portals of some kinds give numbers as text (docs/bitrix24-rest.md §9.19). */
export const isNewId = (result: unknown): boolean => (wholeNumberIn(result) ?? 0) > 0;

export const isRecord = isObject;

export const isList = isRecordList;

/** The record that was asked for by its id: anything else tells nothing of it. */
export const isRecordAskedFor: ExpectedResult = (result, { parameters: { id } }) =>
	isObject(result) && isNewId(result.id) && wholeNumberIn(result.id) === wholeNumberIn(id);

/** The payment that was asked for, which says whether it is paid. */
export const isPaymentAskedFor: ExpectedResult = (result, sent) =>
	isRecordAskedFor(result, sent) &&
	isObject(result) &&
	(result.paid === 'Y' || result.paid === 'N');
