import { isObject, isRecordList, wholeNumberIn } from '../portal/values';

/** What methods answer when they did their work: `true`, a new id, a record, a list. */
export const isTrue = (result: unknown): boolean => result === true;

/** Portals of some kinds give numbers as text (docs/bitrix24-rest.md §9.19). */
export const isNewId = (result: unknown): boolean => (wholeNumberIn(result) ?? 0) > 0;

export const isRecord = isObject;

export const isList = isRecordList;
