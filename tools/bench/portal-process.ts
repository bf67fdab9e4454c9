/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a command that runs on Node itself, no part of the package */
import { startSandbox } from '../../test/sandbox';
import type { PortalSettings, PortalState, Question } from './portal';
import { startFront } from './tls-front';

/** The sandbox portal in a process of its own, so that its work is not taken for the node's. */
async function main(): Promise<void> {
	const {
		sandbox: settings,
		payments,
		tls,
	} = JSON.parse(process.argv[2] ?? '{}') as PortalSettings;
	const sandbox = await startSandbox(settings);
	const { store } = sandbox;
	const deals = Array.from({ length: payments }, () => store.addDeal().id);
	const all = deals.map((entityId) => store.addPayment({ entityId, sum: 100 }));
	const ids = all.map(({ id }) => id);
	const numbers = all.map(({ accountNumber }) => accountNumber);
	const front = tls === undefined ? undefined : await startFront(sandbox.url, tls);
	const webhookUrl = sandbox.webhookUrl.replace(sandbox.url, front ?? sandbox.url);

	process.on('message', (question: Question) => {
		if ('asks' in question) {
			const secondsOfMinute = (sandbox.clock.now() / 1000) % 60;
			process.send?.({ secondsOfMinute } satisfies PortalState);
			return;
		}
		const arrivals = sandbox.journal.entries
			.filter(({ batch }) => !batch)
			.map(({ at, answeredAt, method, http }) => ({
				at,
				answeredAt: answeredAt ?? at,
				method,
				http,
			}));
		if (question.forget) sandbox.journal.clear();
		process.send?.({ arrivals } satisfies PortalState);
	});
	process.on('disconnect', () => process.exit(0));
	process.send?.({ webhookUrl, ids, deals, numbers } satisfies PortalState);
}

void main();
