import type { Instance } from '../support/engine/instance';
import { sampleIds } from '../sandbox';
import { leaksOf } from './leaksOf';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** The address that the portal calls: with the key, where the node bound it itself. */
const handlerOf = () => String(sandbox.events.handlers.list[0]?.url);

type Body = Record<string, string | undefined> | string;
type Headers = Record<string, string>;

/** What is sent in place of a genuine call. */
type Forgery = [what: string, body: Body, headers?: Headers];

/** A portal's name. */
const OTHER = 'other.bitrix24.example';
const OTHER_NAME = Object.fromEntries([['auth[domain]', OTHER]]);

const JSON_BODY = { 'content-type': 'application/json' };

const forgeries: Forgery[] = [
	['no application token', { 'auth[application_token]': undefined }],
	['an empty application token', { 'auth[application_token]': '' }],
	['a wrong application token', { 'auth[application_token]': '0'.repeat(32) }],
	['a wrong application token of another length', { 'auth[application_token]': 'short' }],
	['a body that is too large', { 'data[more]': 'x'.repeat(64 * 1024) }],
	['no body', ''],
	['a body of nonsense', 'ONPAYMENTENTITYSAVED 1037'],
	['a body that is plain text', 'event=ONPAYMENTENTITYSAVED', { 'content-type': 'text/plain' }],
	['a body of a type that n8n does not read', 'x', { 'content-type': 'application/octet-stream' }],
	['a JSON list', '[1037]', JSON_BODY],
	['a JSON number', '1037', JSON_BODY],
	['nothing in JSON', 'null', JSON_BODY],
	[
		'nested JSON with a wrong application token',
		JSON.stringify({
			event: 'ONPAYMENTENTITYSAVED',
			data: { FIELDS: { ID: '1037' } },
			auth: { domain: 'x', member_id: 'x', application_token: 'x' },
		}),
		JSON_BODY,
	],
];

/** A workflow that had one good call already, and a payment that a further good call would start it for. */
async function ready(way: 'application' | 'webhook'): Promise<Instance> {
	const instance = await workflows[way]();
	sandbox.person.pay(unpaidToo);
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038']);
	sandbox.store.payment(unpaid).paid = 'Y';
	sandbox.journal.clear();
	return instance;
}

async function expectRefused(instance: Instance, answer: { status: number }): Promise<void> {
	await workflows.settled();
	expect(answer).toEqual({ status: 403, text: '{"message":"Forbidden"}' });
	expect(instance.started).toHaveLength(1);
	expect(instance.failed).toEqual([]);
	expect(instance.warnings).toEqual([
		expect.stringMatching(/^Trigger refused a request: it\S* .*\.$/),
	]);
	expect(workflows.requests).toEqual([]);
	expect(leaksOf(sandbox, instance)).toEqual([]);
}

describe.each([
	['an application', 'application'],
	['a webhook', 'webhook'],
] as const)('called by %s', (_name, way) => {
	test.each(forgeries)('%s: the call is refused', async (...[, body, headers]: Forgery) => {
		const instance = await ready(way);
		const answer = await sandbox.events.forge(body, handlerOf(), headers);
		await expectRefused(instance, answer);
	});

	test('a second application token beside the right one: the call is refused', async () => {
		const instance = await ready(way);
		const [{ body } = { body: '' }] = sandbox.events.sent;
		for (const more of [`${body}&auth[application_token]=x`, `auth[application_token]=x&${body}`]) {
			instance.warnings.length = 0;
			await expectRefused(instance, await sandbox.events.forge(more, handlerOf()));
		}
	});

	test('a body that is larger than it says, since it is packed: the call is refused', async () => {
		const instance = await ready(way);
		const [{ body } = { body: '' }] = sandbox.events.sent;
		const packed = new Blob([`${body}&more=${'x'.repeat(64 * 1024)}`])
			.stream()
			.pipeThrough(new CompressionStream('gzip'));
		const sent = await new Response(packed).arrayBuffer();
		expect(sent.byteLength).toBeLessThan(2000);
		const type = 'application/x-www-form-urlencoded';
		const answer = await fetch(handlerOf(), {
			method: 'POST',
			headers: { 'content-type': type, 'content-encoding': 'gzip' },
			body: sent,
		});
		await expectRefused(instance, { status: answer.status, text: await answer.text() } as never);
	});

	test.each([
		['a genuine one', {}],
		['one by a name that the portal had before', { 'auth[domain]': 'old.example' }],
		['one by a name with a port', { 'auth[domain]': 'portal.example:8443' }],
		['one by a name with a dot at its end', { 'auth[domain]': '127.0.0.1.' }],
		['one by a name in capitals', { 'auth[domain]': 'PORTAL.EXAMPLE' }],
		['one by a name in Cyrillic letters', { 'auth[domain]': 'портал.рф' }],
		['one by the same name as it is written in DNS', { 'auth[domain]': 'xn--a.example' }],
		['one that bears no name', { 'auth[domain]': undefined }],
		['one with a part that is not known', { 'data[more]': 'x'.repeat(32 * 1024) }],
	])('%s: the call is taken', async (_what, body) => {
		const instance = await ready(way);
		const answer = await sandbox.events.forge(body, handlerOf());
		await workflows.settled();
		expect(answer).toEqual({ status: 200, text: '{"message":"Received"}' });
		expect(instance.events).toEqual(['paymentPaid 1038', 'paymentPaid 1037']);
		expect(instance.warnings).toEqual([]);
	});
});

test('of a webhook only the application token counts, not the portal’s number', async () => {
	const instance = await ready('webhook');
	for (const memberId of ['0'.repeat(32), undefined]) {
		const answer = await sandbox.events.forge({ 'auth[member_id]': memberId }, handlerOf());
		expect(answer).toMatchObject({ status: 200 });
	}
	expect(await workflows.eventsOf(instance)).toEqual(['paymentPaid 1038', 'paymentPaid 1037']);
	expect(instance.warnings).toEqual([]);
});

test.each([
	['another number', '0'.repeat(32)],
	['no number', undefined],
])(
	'an application’s call from a portal with %s is a failed execution with both names',
	async (...[, memberId]) => {
		const instance = await ready('application');
		const body = { 'auth[member_id]': memberId, ...OTHER_NAME };

		const answer = await sandbox.events.forge(body, handlerOf());
		await workflows.settled();

		expect(answer).toEqual({ status: 403, text: '{"message":"Forbidden"}' });
		expect(instance.started).toHaveLength(1);
		expect(workflows.requests).toEqual([]);
		const { host } = new URL(sandbox.url);
		expect(instance.failed).toMatchObject([
			{
				message: expect.stringContaining(
					`from the portal "${OTHER}", but the credential belongs to "${host}"`,
				),
				description: expect.stringMatching(/Deactivate and activate/),
			},
		]);
		expect(instance.warnings).toHaveLength(1);
		expect(leaksOf(sandbox, instance)).toEqual([]);
	},
);
