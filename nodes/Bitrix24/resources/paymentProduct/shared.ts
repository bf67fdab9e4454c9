import { rowField } from '../../fields/row';

/** Which product of a payment an operation works on. */
export const productRow = rowField('Payment Product', 'Payment Product > Get Many');

export const LABEL = productRow.displayName;
