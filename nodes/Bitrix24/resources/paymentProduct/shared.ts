import { rowField } from '../../fields/row';

/** Which product of a payment an operation works on. */
export const productRow = rowField('Payment Product', 'product');

export const LABEL = productRow.displayName;
