import { rowField } from '../../fields/row';

/** Which delivery in a payment an operation works on. */
export const deliveryRow = rowField('Payment Delivery', 'Payment Delivery > Get Many');

export const LABEL = deliveryRow.displayName;
