import type { Failure } from '../outcome';
import { rejected } from '../outcome';

/** More than any list that n8n could hold; a portal that always names a next page ends here. */
export const MAX_PAGES = 10_000;

/** A list whose pages do not end. */
export const ENDLESS = rejected('ENDLESS_LIST', `The list did not end after ${MAX_PAGES} pages`, {
	httpCode: '200',
	advice: 'Nothing was changed. Request less data: set a filter.',
});

/** A list of which a part can't be had. */
export const UNREADABLE_NEXT = rejected(
	'UNEXPECTED_RESULT',
	'Bitrix24 says that the list has more pages, but not where the next one starts',
	{
		httpCode: '200',
		advice: 'Nothing was changed. Run this again, or request less data: set a filter or a limit.',
	},
);

/** A list whose pages can't be put together. */
export const OTHER_KIND = rejected(
	'UNEXPECTED_RESULT',
	'Bitrix24 returned a page in a different format from the first one',
	{ httpCode: '200', advice: 'Nothing was changed. Run this again.' },
);

/** A list that ends before its total. */
export const incompleteList = (count: number, total: number): Failure =>
	rejected(
		'INCOMPLETE_LIST',
		`Bitrix24 returned ${count} records of a list that has ${total}, and no further page`,
		{
			httpCode: '200',
			advice:
				'Nothing was changed. Run this again. If it fails again, set a filter that matches fewer records, or request one page at a time.',
		},
	);

/** A list of which nobody tells whether it goes on. */
export const UNCOUNTED = rejected(
	'INCOMPLETE_LIST',
	'With a negative start Bitrix24 returns one page, and does not tell whether the list has more',
	{ httpCode: '200', advice: 'Nothing was changed. Remove start from Parameters (JSON).' },
);

/** A list that loses records while it is read. */
export const SHRINKING = rejected(
	'INCOMPLETE_LIST',
	'Records were removed from the list while it was read, so others may be missing',
	{
		httpCode: '200',
		advice:
			'Nothing was changed. Run this again. If it fails again, sort the list by ID, and request one page at a time with a filter on the ID.',
	},
);

/** A list that has more records than are wanted of it. */
export const tooLong = (count: number, most: number): Failure =>
	rejected(
		'TOO_MANY_ITEMS',
		`The list has ${count} records, more than the ${most} that n8n accepts for one item`,
		{
			httpCode: '200',
			advice:
				'Nothing was changed. Set a filter that matches fewer records, or turn Return All off and request one page at a time with start.',
		},
	);
