import { isObject, isRecordList } from '../portal/values';

/** What methods answer when they did their work: `true`, a new id, a record, a list. */
export const isTrue = (result: unknown): boolean => result === true;

export const isNewId = (result: unknown): boolean =>
	Number.isSafeInteger(result) && Number(result) > 0;

export const isRecord = isObject;

export const isList = isRecordList;
