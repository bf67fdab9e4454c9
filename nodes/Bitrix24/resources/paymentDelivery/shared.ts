import { rowField } from '../../fields/row';

/** Which delivery in a payment an operation works on. */
export const deliveryRow = rowField('Payment Delivery', 'delivery');

export const LABEL = deliveryRow.displayName;
