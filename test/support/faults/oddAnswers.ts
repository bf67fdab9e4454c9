import * as fc from 'fast-check';
import type { Fault } from '../../sandbox';
import { nestedJson } from '../../sandbox';
import { METHOD, type Scenario } from './scenario';

/** A run in which some calls get an answer that makes no sense. */
export interface OddRun {
	scenario: Scenario;
	faults: Fault[];
}

/** What the methods give when they did their work: true, a new id, a record. Of these no odd answer is made. */
const isSensible = (result: unknown): boolean =>
	result === true ||
	(typeof result === 'number' && result > 0) ||
	(typeof result === 'string' && /^\d+$/.test(result)) ||
	// A plain no is an answer, too, and is not what was done.
	result === false;

/** Any JSON at all, and what is near to the results of the methods. */
const result: fc.Arbitrary<unknown> = fc
	.oneof(
		fc.jsonValue({ maxDepth: 3 }),
		fc.constantFrom<unknown>(
			...[
				null,
				'',
				'true',
				'false',
				'Y',
				0,
				-1,
				1.5,
				[],
				{},
				[true],
				[null],
				[[]],
				[1],
				{ 0: true },
			],
			...[{ id: null }, { id: 0 }, { id: -1, paid: 'Y' }, { id: 1e15, paid: 'Y' }, { paid: 'Y' }],
			...[[{ id: 1, paid: 'Y' }], { payment: { id: 1 } }, { result: true }, { success: true }],
			...[{ result: { c0: true } }, { result: [true], result_error: [] }, { error: 'X' }],
		),
	)
	.filter((value) => !isSensible(value));

const time = fc.constantFrom<unknown>(
	...[undefined, null, 'now', [], { finish: 'x' }, { finish: 1e18, operating_reset_at: 1e18 }],
	...[{ operating_reset_at: -5 }, { operating_reset_at: '1e400' }, { operating: { deep: [[]] } }],
);

/** A command's result, as text: also what no parser takes for a value that another one would give. */
const resultText = fc.oneof(
	{ weight: 6, arbitrary: result.map((value) => JSON.stringify(value)) },
	{
		weight: 1,
		arbitrary: fc
			.record({ depth: fc.constantFrom(201, 5000, 50_000), of: fc.constantFrom('list', 'object') })
			.map(({ depth, of }) => nestedJson(depth, of as 'list' | 'object')),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom('"\\ud83d"', '1e400', '-1e400', '{"__proto__":{"id":1}}'),
	},
);

/** The whole body: an envelope around a result, or none. */
const body = fc.oneof(
	{
		weight: 4,
		arbitrary: fc
			.record({ text: resultText, time })
			.map(({ text, time: own }) => `{"result":${text},"time":${JSON.stringify(own ?? null)}}`),
	},
	{ weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify([value])) },
	{ weight: 1, arbitrary: fc.string({ maxLength: 30 }).map((text) => `#${text}`) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			...['', ' ', '{', 'null', 'true', '7', '"true"', '{"result":true', '{"RESULT":true}', '{}'],
			...['\u0000', '\ufeff', '{"error":{}}', '{"error":[]}', '{"error":null}', '{"error":""}'],
		),
	},
);

/** How a method is called, and how many of its calls go wrong. */
const scenario: fc.Arbitrary<Scenario> = fc.record({
	operation: fc.constantFrom('pay', 'create', 'get'),
	mode: fc.constantFrom('stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'),
	items: fc.integer({ min: 1, max: 8 }),
	batchSize: fc.constantFrom(0, 0, 3, 10),
	parallelRequests: fc.constantFrom(1, 5),
});

/** Odd answers to calls of the operation, to the look after one, or to a whole batch. */
export const oddRuns: fc.Arbitrary<OddRun> = fc
	.record({
		scenario,
		answers: fc.array(
			fc.record({
				...{ resultText, body, process: fc.constantFrom('before', 'never') },
				place: fc.constantFrom('own', 'own', 'look', 'batch'),
				skip: fc.nat(3),
				times: fc.constantFrom(1, 1, 2, Infinity),
			}),
			{ minLength: 1, maxLength: 3 },
		),
	})
	.map(({ scenario: run, answers }) => ({
		scenario: run,
		faults: answers.flatMap(({ place, process, skip, times, ...text }): Fault[] => {
			const isBatched = run.batchSize > 0;
			const raw = { kind: 'raw', process, skip, times } as const;
			if (isBatched && place === 'batch') {
				return [{ ...raw, in: 'http', method: 'batch', text: text.body, skip: skip % 2 }];
			}
			const method = place === 'look' ? METHOD.get : METHOD[run.operation];
			return [
				{ ...raw, method, in: 'command', text: text.resultText },
				{ ...raw, method, in: 'http', text: text.body },
			];
		}),
	}));
