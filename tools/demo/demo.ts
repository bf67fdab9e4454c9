import type { IPairedItemData, INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../../test/support/engine';
import { runWorkflow } from '../../test/support/engine';
import type { JournalEntry } from '../../test/sandbox';
import { paymentsAt } from './payments';
import type { Place } from './place';
import { openPlace } from './place';
import type { Cell } from './table';
import { table } from './table';
import { exampleWorkflow, NODES } from './workflow';

export interface DemoSettings {
	/** The URL of a real portal's inbound webhook; without it the sandbox portal is used. */
	portal?: string;
	/** The payments to pay; without them those of examples/pay-payments.json. */
	ids?: number[];
}

type Write = (text: string) => void;

const requestRow = (entry: JournalEntry): Record<string, Cell> => ({
	method: entry.method,
	parameters: JSON.stringify(entry.parameters),
	HTTP: entry.http,
	response: entry.error === undefined ? entry.answered : `error ${entry.error}`,
	'changed in the portal': entry.changes
		.filter(({ field }) => field === 'paid')
		.map(({ entity, id, field, from, to }) => `${entity} ${id}: ${field} ${from} → ${to}`)
		.join(', '),
});

const itemRow = ({ json, pairedItem }: INodeExecutionData, index: number) => ({
	item: index,
	'from item': (pairedItem as IPairedItemData | undefined)?.item,
	json: JSON.stringify(json),
});

const stopped = ({ message, description }: NonNullable<Result['error']>): string =>
	`The workflow stopped at "${NODES.pay}".\n  message      ${message}\n  description  ${description}\n`;

async function runAt(
	{ connection, webhookUrl, requests }: Place,
	settings: DemoSettings,
	write: Write,
) {
	const { file, ids } = exampleWorkflow(settings.ids);
	write(`${table('Payments before', await paymentsAt(connection.address, ids))}\n`);

	const seen = requests?.length ?? 0;
	const result = await runWorkflow(file, {
		credentials: { bitrix24Api: { webhookSecretUrl: webhookUrl, plan: 'standard' } },
	});
	const sent = requests?.slice(seen).map(requestRow);

	const items = (node: string) => result.items(node).map(itemRow);
	write(`${table(`Input items of "${NODES.pay}"`, items(NODES.before))}\n`);
	if (sent !== undefined) write(`${table('Requests received by the portal', sent)}\n`);
	write(`${table(`Output items of "${NODES.pay}"`, items(NODES.pay))}\n`);
	write(`${table(`Output items of "${NODES.last}", the next node`, items(NODES.last))}\n`);
	write(`${table('Payments after', await paymentsAt(connection.address, ids))}\n`);

	const paid = result.json(NODES.last).filter((json) => json.paid === true).length;
	write(
		result.error === undefined
			? `${paid} of ${ids.length} payments were marked as paid.\n`
			: stopped(result.error),
	);
	return paid === ids.length;
}

/**
 * Runs examples/pay-payments.json in n8n's own engine and writes what happened as text tables.
 *
 * @returns whether every payment was paid
 */
export async function demo(settings: DemoSettings, write: Write): Promise<boolean> {
	const place = await openPlace(settings.portal);
	// A portal could repeat the secret in a text of its own.
	const say: Write = (text) =>
		write(place.connection.secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text));
	try {
		say(`examples/pay-payments.json in n8n’s own engine, ${place.title}\n\n`);
		return await runAt(place, settings, say);
	} finally {
		await place.close();
	}
}
