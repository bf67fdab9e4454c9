import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../../portal/outcome';

/** Records that can be listed by a key of theirs, such as their number: many keys in one request. */
export interface KeyedList {
	/** The call that lists the records of some keys. */
	call: (keys: string[]) => Call;
	/** The records in its result; undefined where the result is no such list. */
	recordsIn: (result: unknown) => IDataObject[] | undefined;
	/** The key that a record has. */
	keyOf: (record: IDataObject) => string;
}

/**
 * A key as a portal's database compares it: without regard to case, accents and blanks at the end. So a list
 * by key may hold records of other keys, too.
 */
export const collated = (key: string): string =>
	key
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.trimEnd();
