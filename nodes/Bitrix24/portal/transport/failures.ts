import { notExecuted } from '../outcome';

/** n8n takes an error with the word "canceled" in it for a cancelled execution. */
export const CANCELED = notExecuted(
	'CANCELED',
	'The execution was canceled before this item was sent',
	{ advice: 'Nothing was sent for this item. To process this item, run the workflow again.' },
);

/** Bitrix24's words for a method that has used up its operating time. */
export const BLOCKED = notExecuted(
	'OPERATION_TIME_LIMIT',
	'Method is blocked due to operation time limit.',
	{ httpCode: '429' },
);
