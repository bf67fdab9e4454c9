import type { Fault, Settings } from '../../sandbox';
import type { FaultKind, FaultScope } from '../../sandbox/faults';
import { Generator } from './generator';
import { METHOD, type Mode, type Operation, type Scenario } from './scenario';

/** A run and everything that goes wrong in it, drawn from a seed. */
export interface Schedule {
	scenario: Scenario;
	bucket: Settings['bucket'];
	faults: Fault[];
}

const LOST_MS = 300;

/** What can go wrong with a request as a whole. */
const ofRequest = (draw: Generator): FaultKind => {
	const process = draw.one(['before', 'never'] as const);
	const text = 'So it was drawn';
	return draw.one<() => FaultKind>([
		() => ({ kind: 'reset', process }),
		() => ({ kind: 'silence', process }),
		() => ({ kind: 'truncated', process }),
		() => ({ kind: 'cut', process }),
		() => ({ kind: 'empty', status: draw.one([200, 500, 502]), process }),
		() => ({ kind: 'html', status: draw.one([200, 502, 504]), process }),
		() => ({ kind: 'body', status: 200, body: { result: null }, process }),
		() => ({ kind: 'body', status: 200, body: { result: false }, process: 'never' }),
		() => ({ kind: 'error', code: 'INTERNAL_SERVER_ERROR', text, status: 500, process }),
		() => ({ kind: 'error', code: 'ERROR_UNEXPECTED_ANSWER', text, status: 500, process }),
		() => ({ kind: 'error', code: 'QUERY_LIMIT_EXCEEDED', text, status: 503 }),
		() => ({ kind: 'error', code: 'OPERATION_TIME_LIMIT', text, status: 429 }),
		() => ({ kind: 'error', code: 'INVALID_CREDENTIALS', text, status: 401 }),
		() => ({ kind: 'error', code: 'ACCESS_DENIED', text, status: 403 }),
		() => ({ kind: 'error', code: draw.one([0, '0', '']), text, status: draw.one([200, 400]) }),
		() => ({ kind: 'html', status: draw.one([403, 404]), process: 'never' }),
		() => ({ kind: 'redirect', location: 'https://new.bitrix24.example/rest/' }),
		() => ({ kind: 'delay', ms: draw.whole(1, 30), process: draw.one(['before', 'after']) }),
	])();
};

/** What can go wrong with one command of a batch. */
const ofCommand = (draw: Generator): FaultKind => {
	const process = draw.one(['before', 'never'] as const);
	const text = 'So it was drawn';
	return draw.one<() => FaultKind>([
		() => ({ kind: 'error', code: 'INTERNAL_SERVER_ERROR', text, process }),
		() => ({ kind: 'error', code: 'ERROR_UNEXPECTED_ANSWER', text, process }),
		() => ({ kind: 'error', code: 'OPERATION_TIME_LIMIT', text }),
		() => ({ kind: 'error', code: 'ERROR_BATCH_METHOD_NOT_ALLOWED', text }),
		() => ({ kind: 'error', code: draw.one(['ACCESS_DENIED', 0, '0', '']), text }),
		() => ({ kind: 'body', status: 200, body: draw.one([null, undefined]), process }),
		() => ({ kind: 'body', status: 200, body: false, process: 'never' }),
	])();
};

/** Which calls it happens to: those of the operation, the reads that verify it, or any. */
function drawScope(draw: Generator, { operation, items }: Scenario): FaultScope {
	const times = draw.often(70) ? 1 : draw.whole(2, 6);
	if (operation !== 'get' && draw.often(30)) {
		return { method: METHOD.get, skip: draw.whole(0, 2), times };
	}
	const method = draw.often(70) ? METHOD[operation] : undefined;
	return { skip: draw.whole(0, items - 1), times, ...(method !== undefined && { method }) };
}

function drawFault(draw: Generator, scenario: Scenario): Fault {
	const { batchSize, items } = scenario;
	const scope = drawScope(draw, scenario);
	if (batchSize > 0 && draw.often(50)) return { ...ofCommand(draw), ...scope, in: 'command' };
	const fault: Fault = { ...ofRequest(draw), ...scope, in: 'http' };
	if (batchSize === 0 || draw.often(30)) return fault;
	const batches = Math.ceil(items / batchSize);
	return { ...fault, method: 'batch', skip: draw.whole(0, batches - 1) };
}

/** Draws a schedule: the same one for the same seed. */
export function draw(seed: number): Schedule {
	const random = new Generator(seed);
	const operation = random.one<Operation>(['pay', 'create', 'get']);
	const modes: Mode[] = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'];
	const scenario: Scenario = {
		operation,
		mode: random.one(modes),
		items: 50,
		batchSize: random.one([0, 1, 7, 50]),
		parallelRequests: random.one([1, 2, 5, 20]),
		timeout: LOST_MS,
		...(random.often(50) && { tries: random.whole(2, 3) }),
		...(random.often(30) && { itemsOfDeal: 5 }),
	};
	return {
		scenario,
		bucket: random.often(20) ? { capacity: random.whole(3, 20), drain: 5 } : null,
		faults: Array.from({ length: random.whole(2, 7) }, () => drawFault(random, scenario)),
	};
}
