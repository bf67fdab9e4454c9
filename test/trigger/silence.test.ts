import type { FaultKind } from '../sandbox';
import { shortenTimeouts } from '../support/engine/speedUp';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';
import { failuresOf } from './requests/requestCase';
import { requestCases } from './requests/requestCases';

const sandbox = useSandbox({}, { speedUp: 300 });
const workflows = useWorkflows(sandbox);

const DRIP = { kind: 'drip', pauseMs: 20, process: 'never' } as const;

/** Of a handler unknown; all others are reads. */
const ADVICE =
	/^(Nothing was changed\. Check that the portal responds, then try again|It was not retried)/;

describe.each<[string, FaultKind]>([
	['never answered', { kind: 'silence', process: 'never' }],
	['answered byte by byte without an end', { ...DRIP, totalMs: Infinity }],
])('a request that is %s', (_how, fault) => {
	test.each(requestCases(sandbox, workflows))(
		'%s: ends as a failure, and the next one is served',
		async (_what, requestCase) => {
			const instance = await requestCase.prepare();
			shortenTimeouts(600);
			const failures = await failuresOf(sandbox, workflows, instance, requestCase, fault);
			shortenTimeouts(1);
			expect(failures).toMatchObject([
				{
					message: expect.stringContaining('did not respond in time'),
					description: expect.stringMatching(ADVICE),
				},
			]);
			expect(instance.events).toEqual([]);
			await requestCase.again(instance);
			expect(await workflows.eventsOf(instance)).toEqual(requestCase.events);
		},
	);
});
