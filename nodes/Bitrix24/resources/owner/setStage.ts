import type { IDataObject } from 'n8n-workflow';
import { entityTypeId, INVOICE, dealId, invoiceId } from '../../fields/owner';
import { stageId } from '../../fields/stage';
import { filledText } from '../../execution/input/texts';
import { shown } from '../../portal/values';
import { callMethod } from '../callMethod';
import type { Operation } from '../operation';
import { idAndStage } from '../output';
import { ownerAs } from '../locators/byInvoiceNumber';
import { ownerLabel, validOwnerId, validOwnerType } from '../validIds';
import { isItem } from './item';

/** The portal gives the time of a change in whole seconds. */
const MOVED_WITHIN_MS = 1000;

const stageOf = (parameters: IDataObject): string =>
	String((parameters.fields as IDataObject).stageId);

/**
 * `crm.item.update` {entityTypeId, id, fields: {stageId}} → {item} (docs/bitrix24-rest.md §9.9). A stage that
 * the pipeline does not have is passed over in silence, so the stage of the answer is what counts.
 */
export const setStage: Operation = {
	option: {
		name: 'Set Stage',
		value: 'setStage',
		action: 'Set stage of deal or invoice',
		description:
			'Move a deal or an invoice to a stage of its pipeline. This starts the stage’s automation in Bitrix24.',
		routing: callMethod(
			'crm.item.update',
			{
				idempotency: 'idempotent',
				label: ownerLabel,
				input: {
					entityTypeId: validOwnerType,
					id: validOwnerId,
					'fields.stageId': filledText('Stage', 'a stage ID such as WON or C3:NEW'),
				},
				isExpectedResult: isItem,
				...ownerAs('id'),
				refusalIn: (result, { parameters }) => {
					if (!isItem(result) || result.item.stageId === stageOf(parameters)) return undefined;
					const kind = parameters.entityTypeId === INVOICE ? 'invoice' : 'deal';
					return {
						code: 'STAGE_NOT_SET',
						message: `Bitrix24 reported that ${kind} ${String(parameters.id)} is in the stage ${shown(result.item.stageId)}, not in ${shown(stageOf(parameters))}`,
						advice: `Most often the ${kind}’s pipeline has no such stage. Select the ${kind}, then choose from the Stage list. Otherwise check for automation that moved the ${kind} on.`,
					};
				},
				verification: {
					call: ({ parameters: { entityTypeId: type, id } }) => ({
						method: 'crm.item.get',
						parameters: { entityTypeId: type, id },
					}),
					isExpectedResult: isItem,
					resultIfExecuted: (seen, { parameters }) =>
						seen.ok && isItem(seen.value) && seen.value.item.stageId === stageOf(parameters)
							? { ok: true, value: seen.value }
							: undefined,
					// A stage's automation may have moved it on: a second time would start all of it again.
					hasChangedSince: ({ value, answeredAt = NaN }, sinceMs) =>
						isItem(value) &&
						Date.parse(String(value.item.movedTime)) >= answeredAt - sinceMs - MOVED_WITHIN_MS,
				},
			},
			idAndStage,
		),
	},
	fields: [entityTypeId, dealId, invoiceId, stageId],
};
