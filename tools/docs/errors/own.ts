import type { IDataObject, INode } from 'n8n-workflow';
import { NOT_HANDED_OUT, openConnection } from '../../../nodes/Bitrix24/portal/connection/open';
import { MAX_ITEMS } from '../../../nodes/Bitrix24/execution/operationSpec';
import { tooManyItems } from '../../../nodes/Bitrix24/execution/output';
import { adviceFor } from '../../../nodes/Bitrix24/portal/errors/advice';
import {
	LOST,
	networkFailure,
	NOT_CONNECTED,
	NOT_TRUSTED,
} from '../../../nodes/Bitrix24/portal/transport/networkErrors';
import {
	ENDLESS,
	incompleteList,
	SHRINKING,
	tooLong,
	UNCOUNTED,
} from '../../../nodes/Bitrix24/portal/client/listFailures';
import { unexpectedFailure } from '../../../nodes/Bitrix24/portal/errors/unexpected';
import type { Failure } from '../../../nodes/Bitrix24/portal/outcome';
import { parseResponse } from '../../../nodes/Bitrix24/portal/transport/response';
import { CANCELED } from '../../../nodes/Bitrix24/portal/transport/failures';
import { realTime, speedUp } from '../../../test/support/engine/speedUp';
import { runNode, runOAuthNode } from '../../../test/support/engine/runNode';
import { sampleIds, startSandbox, type Sandbox } from '../../../test/sandbox';
import { mishaps, type Mishap } from './mishaps';
import type { Row } from './row';

const HOST = 'your-portal.bitrix24.com';
const PAY = 'crm.item.payment.pay';

async function see(sandbox: Sandbox, mishap: Mishap): Promise<Row> {
	const { application, faults = [], group, parameters, setUp, webhookUrl } = mishap;
	sandbox.reset();
	const input = [mishap.input ?? { id: sampleIds.unpaid }];
	const store = application?.(sandbox);
	setUp?.(sandbox);
	for (const fault of faults) sandbox.faults.order(fault);
	const setup = { onError: 'continueRegularOutput', parameters } as const;
	const portal = { ...sandbox, webhookUrl: webhookUrl ?? sandbox.webhookUrl };
	const result = await (store === undefined
		? runNode(portal, input, setup)
		: runOAuthNode(portal, input, { ...setup, store }));
	const [{ error, details } = {}] = result.json('Bitrix24');
	if (typeof error !== 'string') throw new Error(`Nothing went wrong: ${JSON.stringify(mishap)}`);
	const changes = sandbox.journal.entries.flatMap((entry) => entry.changes);
	if (mishap.done === 'notExecuted' && changes.length > 0) throw new Error(`It was sent: ${error}`);
	const { code, description } = details as IDataObject;
	return {
		group,
		codes: [String(code)],
		texts: [error.replaceAll(new URL(sandbox.url).host, HOST)],
		own: true,
		advice: String(description),
		done: mishap.done,
	};
}

const codes = [NOT_CONNECTED, NOT_TRUSTED, LOST].flatMap((table) => Object.keys(table));

/** What the HTTP client and n8n throw. */
const broken: object[] = [
	...codes.map((code) => ({ code })),
	{ code: 'CERT_REVOKED' },
	{ code: 'EPROTO' },
	{ code: 'ERR_INVALID_CHAR' },
	{ code: 'ETIMEDOUT', syscall: 'connect' },
	{ code: 'ECONNREFUSED', syscall: 'connect', port: 3128 },
	{ name: 'SsrfBlockedIpError', message: '…' },
	{ code: 'NO_ANSWER' },
];

/** What is said where the line broke; codes that mean the same share a row. */
function brokenLines(): Row[] {
	const rows: Row[] = [];
	for (const error of broken) {
		const failure = networkFailure(error, HOST);
		const { code } = failure;
		const same = rows.find(({ texts }) => texts.includes(failure.message));
		if (same !== undefined) {
			same.codes.push(code);
			continue;
		}
		const advice = adviceFor(failure, PAY, 'Payment');
		const said = { texts: [failure.message], own: true, advice, done: failure.effect };
		rows.push({ group: 'portal', codes: [code], ...said });
	}
	return rows;
}

const rowOf = (group: Row['group'], failure: Failure): Row => ({
	group,
	codes: [failure.code],
	texts: [failure.message],
	own: true,
	advice: adviceFor(failure, PAY, 'Payment'),
	done: failure.effect,
});

const unexpected = (['notExecuted', 'rejected', 'unknown'] as const).map((effect) =>
	rowOf('portal', unexpectedFailure(new Error('…'), effect)),
);

/** A node whose credential is not chosen, or can't be read. */
async function withoutCredential(credentials: INode['credentials']): Promise<Row> {
	const failure = await openConnection({
		getNode: () => ({ credentials, parameters: {} }) as unknown as INode,
		getCredentials: async () => await Promise.reject(new Error('…')),
	});
	if (failure.ok) throw new Error('The credential was read');
	return rowOf('credential', failure);
}

const proxyRefused = (): Row => {
	const outcome = parseResponse({ body: '', statusCode: 407, headers: {} });
	if (outcome.ok) throw new Error('It was read as a success');
	return rowOf('portal', outcome);
};

/** What can't be brought about with one request. */
const others = async (): Promise<Row[]> => [
	proxyRefused(),
	await withoutCredential({}),
	await withoutCredential({ bitrix24Api: { id: '1', name: 'Bitrix24' } }),
	rowOf('credential', NOT_HANDED_OUT),
	rowOf('limits', CANCELED),
	rowOf('method', ENDLESS),
	rowOf('method', incompleteList(100, 400)),
	rowOf('method', SHRINKING),
	rowOf('method', UNCOUNTED),
	rowOf('method', tooLong(400_000, MAX_ITEMS)),
	rowOf('method', tooManyItems(120_000, 'safe')),
	...unexpected,
];

/** What the node says in words of its own, as it was seen to say it. */
export async function ownRows(): Promise<Row[]> {
	const sandbox = await startSandbox();
	const phoneConfirmed = sandbox.settings.phoneConfirmed;
	// Lost answers are followed by waits.
	speedUp(1000);
	try {
		const rows: Row[] = [];
		for (const mishap of mishaps) {
			rows.push(await see(sandbox, mishap));
			Object.assign(sandbox.settings, { phoneConfirmed });
		}
		return [...brokenLines(), ...rows, ...(await others())];
	} finally {
		realTime();
		await sandbox.stop();
	}
}
