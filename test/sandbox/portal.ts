import type { Bucket } from './limits/leakyBucket';
import type { Clock } from './clock';
import type { Events } from './events';
import type { PaymentEvent } from './events/paymentEvents';
import type { Faults } from './faults';
import type { Journal } from './journal';
import type { OAuth } from './oauth';
import type { Operating } from './limits/operatingTime';
import type { Settings } from './settings';
import type { Store } from './store';

/** The parts of one sandbox portal. */
export interface Portal {
	settings: Settings;
	clock: Clock;
	store: Store;
	journal: Journal;
	faults: Faults;
	bucket: Bucket;
	operating: Operating;
	oauth: OAuth;
	events: Events;
	/** What the handlers are to be told once the request that is under way is answered. */
	happened?: PaymentEvent[];
	/** Set while a call with an application's token is carried out. */
	byToken?: true;
}
