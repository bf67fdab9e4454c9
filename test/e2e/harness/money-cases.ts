/** A test, or all tests whose names begin so, that must pass on every engine: skipped nowhere, failed nowhere. */
export interface MoneyCase {
	what: string;
	/** How the whole names of its tests begin, or end. */
	name: RegExp;
	/** How many tests it has at least. */
	tests: number;
}

/** Where older engines had payments made and told as something else. */
export const MONEY_CASES: MoneyCase[] = [
	{
		what: 'a failed item on the error output',
		name: /Continue \(using error output\) sends the failed item there, with its input and paired$/,
		tests: 1,
	},
	{
		what: 'an answer that is lost after a renewal',
		name: /^When the answer is lost to a request that was sent again with a new token /,
		tests: 15,
	},
	{
		what: '20 requests that are late for one token',
		name: /^When the hour of a token is over while 20 requests are under way, /,
		tests: 2,
	},
];

/** A test that ran, as jest tells of it. */
export interface Told {
	fullName: string;
	status: string;
}

/** What is wrong with the money cases among these tests; nothing where all were there and passed. */
export function missingMoneyCases(tests: Told[]): string[] {
	return MONEY_CASES.flatMap(({ what, name, tests: least }) => {
		const found = tests.filter(({ fullName }) => name.test(fullName));
		const passed = found.filter(({ status }) => status === 'passed').length;
		if (passed === found.length && passed >= least) return [];
		return [`${what}: ${passed} of ${Math.max(least, found.length)} tests passed`];
	});
}
