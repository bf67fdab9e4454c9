import { idealSeconds } from './ideal';

const allowance = { secondsPerCall: 1, parallel: 5, operatingSeconds: 480 };

describe('The ideal time of many calls', () => {
	it('is their own time, shared among the requests at once, as long as no limit is reached', () => {
		expect(idealSeconds(300, allowance, 0)).toBe(60);
		expect(idealSeconds(301, allowance, 30)).toBe(61);
	});

	it('has the wait until the oldest minute leaves the count, once the method has used up its time', () => {
		// 300 in the first minute and 180 in the next; the first of them leaves the count after ten minutes.
		expect(idealSeconds(480, allowance, 0)).toBe(96);
		expect(idealSeconds(481, allowance, 0)).toBe(601);
		expect(idealSeconds(481, allowance, 30)).toBe(571);
		// 300 more, and then those that were counted in the second minute.
		expect(idealSeconds(781, allowance, 0)).toBe(661);
	});
});
