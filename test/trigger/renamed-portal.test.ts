import type { IDataObject } from 'n8n-workflow';
import { sampleIds } from '../sandbox';
import { oAuthCredentialsFor } from '../support/engine/oauthCredentials';
import { useSandbox } from '../support/useSandbox';
import { useWorkflows } from '../support/useWorkflows';

const { unpaid, unpaidToo } = sampleIds;
const sandbox = useSandbox();
const workflows = useWorkflows(sandbox);

/** The credential after the person entered the portal's other name and connected it again. */
function withOtherName(change: (token: IDataObject) => void = () => undefined) {
	const { port } = new URL(sandbox.url);
	const oauthTokenData = sandbox.oauth.issue() as unknown as IDataObject;
	change(oauthTokenData);
	return oAuthCredentialsFor(sandbox, { portal: `localhost:${port}`, oauthTokenData });
}

test('a portal that gets another name in the credential is still heard, and nothing that was known is forgotten', async () => {
	const instance = await workflows.application();
	sandbox.person.pay(unpaid);
	await workflows.settled();
	instance.setCredentials(withOtherName());
	sandbox.person.pay(unpaidToo);
	sandbox.person.unpay(unpaid);
	expect(await workflows.eventsOf(instance)).toEqual([
		`paymentPaid ${unpaid}`,
		`paymentPaid ${unpaidToo}`,
		`paymentUnpaid ${unpaid}`,
	]);
	expect(instance.failed).toEqual([]);
	expect(instance.items.at(-1)).toMatchObject({ portal: expect.stringMatching(/^localhost:/) });
});

test('so it is for a trigger that looks, and after n8n was started anew', async () => {
	const instance = await workflows.both();
	instance.setCredentials(withOtherName());
	instance.restart();
	sandbox.events.lose(1);
	sandbox.person.pay(unpaidToo);
	await instance.poll('Poll');
	expect(instance.starts).toEqual(['Poll: paymentPaid']);
});

test('another portal under another name is another one: its calls are failed executions until the node is bound there', async () => {
	const instance = await workflows.application();
	instance.setCredentials(withOtherName((token) => (token.member_id = 'f'.repeat(32))));
	sandbox.person.pay(unpaid);
	await workflows.settled();
	expect(sandbox.events.sent.map(({ status }) => status)).toEqual([403]);
	expect(instance.started).toEqual([]);
	expect(instance.failed).toMatchObject([
		{
			message: expect.stringContaining('this node has no event handler registered in the portal'),
			description: expect.stringMatching(/Deactivate and activate/),
		},
	]);
});
