import type { Method } from '../../portal';
import { funnelMethods } from './crm/funnels';
import { itemMethods } from './crm/items';
import { orderEntityMethods } from './crm/orderEntity';
import { deliveryMethods } from './payment/deliveries';
import { eventMethods } from './event';
import { paymentMethods } from './payment/payments';
import { productMethods } from './payment/products';
import { orderMethods } from './sale/orders';
import { salePaymentMethods } from './sale/payments';
import { paySystemMethods } from './sale/paySystems';
import { salescenterMethods } from './sale/publicUrl';
import { systemMethods } from './system';

const byName = {
	...paymentMethods,
	...productMethods,
	...deliveryMethods,
	...salePaymentMethods,
	...orderMethods,
	...paySystemMethods,
	...salescenterMethods,
	...itemMethods,
	...funnelMethods,
	...orderEntityMethods,
	...eventMethods,
};

/** The portal's methods (batch apart) by their lower-cased names: names are not case-sensitive (section 1). */
export const methods: ReadonlyMap<string, Method> = new Map(
	Object.entries({ ...byName, ...systemMethods(byName) }).map(([name, method]) => [
		name.toLowerCase(),
		method,
	]),
);
