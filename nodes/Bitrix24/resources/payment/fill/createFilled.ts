import type { IDataObject } from 'n8n-workflow';
import { INVOICE } from '../../../fields/owner';
import type { Procedure, ProcedureClient } from '../../../execution/operationSpec';
import type { MethodSpec } from '../../../portal/methodSpec';
import { SAFE } from '../../../portal/methodSpec';
import type { Call, Failure, Outcome, Result, Skipped } from '../../../portal/outcome';
import { effectUnknown, isSkipped, rejected } from '../../../portal/outcome';
import { shown, wholeNumberIn } from '../../../portal/values';
import { isNewId, isRecord } from '../../expectedResults';
import type { Addition } from './commands';
import { additionsFor } from './commands';
import { readUncovered } from './reads';
import { takeBack } from './takeBack';

/** A portal in the cloud ends a request after 60 s; so many commands fit (docs/bitrix24-rest.md §9.8). */
const COMMANDS_AT_ONCE = 25;

const MANUAL_CHECK =
	'Check the payments of this deal or invoice (Payment > Get Many) for a new one, which may be complete or partly filled. Delete it or use it before you run this again.';

const WRITES: MethodSpec = { idempotency: 'nonIdempotent', manualCheck: MANUAL_CHECK };

const ID = '$result[p]';

const reading = (id: number | string): Call => ({
	method: 'crm.item.payment.get',
	parameters: { id },
});

const leftOut = (): Failure =>
	effectUnknown('UNEXPECTED_ANSWER', 'Bitrix24’s response has no entry for this request', {
		httpCode: '200',
	});

/** Why one of these additions is not done; undefined where each is. */
function failedAddition(
	commands: Record<string, Call>,
	outcomes: Record<string, Outcome | Skipped>,
): Failure | undefined {
	for (const [name, call] of Object.entries(commands)) {
		if (!name.startsWith('a')) continue;
		const outcome = outcomes[name];
		if (outcome === undefined || (!outcome.ok && isSkipped(outcome))) return { ...leftOut(), call };
		if (!outcome.ok) return { ...outcome, call };
		if (!isNewId(outcome.value)) {
			return rejected(
				'UNEXPECTED_RESULT',
				`Bitrix24 returned ${shown(outcome.value)} instead of a result`,
				{ call, httpCode: '200' },
			);
		}
	}
	return undefined;
}

/** Commands by name, such as `a0`. */
const named = (additions: Addition[], id: number | string): Record<string, Call> =>
	Object.fromEntries(additions.map((addition, index) => [`a${index}`, addition(id)]));

/** The new payment as it reads; it is complete by now, so it stays whatever comes of the read. */
async function readNew(
	client: ProcedureClient,
	id: number,
	seen: Outcome | Skipped | undefined,
): Promise<Outcome> {
	if (seen?.ok === true && isRecord(seen.value)) return seen;
	const spec = { ...SAFE, isExpectedResult: isRecord };
	const read = await client.evenWhenStopped.call(reading(id), spec);
	if (read.ok) return read;
	const why = isSkipped(read) ? 'the run had stopped' : read.message;
	return {
		...(isSkipped(read) ? leftOut() : read),
		code: 'NOT_READ_BACK',
		call: reading(id),
		message: `The payment was created and filled (id ${id}), but could not be read back: ${why}`,
		advice:
			'Check the payment in the portal. Retry On Fail does not create it again. Don’t run this item again.',
		effect: 'unknown',
	};
}

/** Adds what the first request had no place for. */
async function addFurther(
	client: ProcedureClient,
	id: number,
	additions: Addition[],
): Promise<Failure | undefined> {
	for (let start = 0; start < additions.length; start += COMMANDS_AT_ONCE) {
		const commands = named(additions.slice(start, start + COMMANDS_AT_ONCE), id);
		const answer = await client.evenWhenStopped.sequence(commands, WRITES);
		const failure = answer.ok
			? failedAddition(commands, answer.value)
			: isSkipped(answer)
				? leftOut()
				: answer;
		if (failure !== undefined) return failure;
	}
	return undefined;
}

/** Creates the payment with what fits into one request, then adds the rest. */
async function createWith(
	client: ProcedureClient,
	call: Call,
	additions: Addition[],
): Promise<Outcome | Skipped> {
	const now = additions.slice(0, COMMANDS_AT_ONCE - 2);
	const later = additions.slice(now.length);
	const commands: Record<string, Call> = {
		p: call,
		...named(now, ID),
		...(later.length === 0 && { get: reading(ID) }),
	};
	const answer = await client.sequence(commands, WRITES);
	if (!answer.ok) return answer;
	const created = answer.value.p ?? leftOut();
	if (!created.ok) {
		if (isSkipped(created) || created.effect !== 'unknown') return created;
		return {
			...created,
			message: `${created.message}; it is unknown whether it was added`,
			advice: `It was not retried, because a retry could create a duplicate. ${MANUAL_CHECK}`,
		};
	}
	const id = wholeNumberIn(created.value) ?? 0;
	if (id === 0) {
		return effectUnknown(
			'UNEXPECTED_RESULT',
			`Bitrix24 returned ${shown(created.value)} instead of a result; it is unknown whether it was added`,
			{ httpCode: '200', advice: MANUAL_CHECK },
		);
	}
	const failure = failedAddition(commands, answer.value) ?? (await addFurther(client, id, later));
	return failure === undefined
		? await readNew(client, id, answer.value.get)
		: await takeBack(client, id, failure);
}

async function fillNew(client: ProcedureClient, call: Call): Promise<Outcome | Skipped> {
	const { entityTypeId, entityId } = call.parameters;
	const uncovered = await readUncovered(client, call.parameters);
	if (!uncovered.ok) return uncovered;
	const owner = `${entityTypeId === INVOICE ? 'Invoice' : 'Deal'} ${String(entityId)}`;
	const additions: Result<Addition[]> = additionsFor(uncovered.value, owner);
	return additions.ok ? await createWith(client, call, additions.value) : additions;
}

/** Which deals and invoices are being filled, so that of two items for one the second sees what the first did. */
const underWay = new Map<string, Promise<unknown>>();

const ownerOf = (address: string, { entityTypeId, entityId }: IDataObject): string =>
	JSON.stringify([address, entityTypeId, entityId]);

/**
 * Creates a payment that covers every product and delivery of a deal or invoice that none covers yet
 * (docs/bitrix24-rest.md §9.8). A failure half way takes the new payment back; a lost answer is never repeated.
 *
 * @returns the payment as `crm.item.payment.get` gives it
 */
export const createFilled: Procedure = async (client, call) => {
	const key = ownerOf(client.address, call.parameters);
	const before = underWay.get(key) ?? Promise.resolve();
	const own = before.then(async () => await fillNew(client, call));
	const settled = own.catch(() => undefined);
	underWay.set(key, settled);
	try {
		return await own;
	} finally {
		if (underWay.get(key) === settled) underWay.delete(key);
	}
};
