import { sleep } from 'n8n-workflow';
import type { Cell } from './table';

/** What Bitrix24 says of a payment, as far as the demo shows it. */
interface Answer {
	result?: Record<string, Cell>;
	error?: string | number;
	error_description?: string;
}

const PAUSE_MS = 1000;
const TRIES = 10;

/** Asks for one payment; a full bucket (QUERY_LIMIT_EXCEEDED) is waited out. */
async function get(address: string, id: number): Promise<Answer> {
	for (let tries = 1; ; tries += 1) {
		const answer = await fetch(`${address}/crm.item.payment.get`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ id }),
			redirect: 'manual',
		}).then(
			async (response) => (await response.json()) as Answer,
			// fetch's own error would show the URL, and the secret in it.
			(): Answer => ({ error_description: 'the portal did not respond' }),
		);
		if (answer.error !== 'QUERY_LIMIT_EXCEEDED' || tries >= TRIES) return answer;
		await sleep(PAUSE_MS);
	}
}

/**
 * Reads payments with `crm.item.payment.get`, one after the other.
 *
 * @param address where methods are, without a last slash
 * @returns one row a payment, for a table
 */
export async function paymentsAt(
	address: string,
	ids: number[],
): Promise<Array<Record<string, Cell>>> {
	const rows: Array<Record<string, Cell>> = [];
	for (const id of ids) {
		const { result, error_description: text } = await get(address, id);
		rows.push({
			id,
			number: result?.accountNumber,
			sum: typeof result?.sum === 'number' ? result.sum.toFixed(2) : undefined,
			currency: result?.currency,
			paid: result?.paid,
			'date paid': result === undefined ? (text ?? 'no response') : result.datePaid,
		});
	}
	return rows;
}
