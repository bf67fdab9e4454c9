import { DEAL, INVOICE, type Owner } from './records';

/** A funnel of deals or of invoices. */
export interface Category {
	id: number;
	name: string;
	sort: number;
	entityTypeId: number;
	isDefault: boolean;
}

/** How a stage ends its deal or invoice: success, failure, or not at all. */
type Semantics = 'S' | 'F' | null;

/** A stage of a funnel. */
export interface Stage {
	id: number;
	/** The dictionary of its funnel, by which crm.status.list filters (docs/bitrix24-rest.md §9.9). */
	entityId: string;
	/** What stageId of a deal or an invoice holds. */
	statusId: string;
	name: string;
	sort: number;
	semantics: Semantics;
	categoryId: number;
	entityTypeId: number;
}

/** The funnels of the portal. Deals have one with the number 0, to which the others come. */
export const CATEGORIES: readonly Category[] = [
	{ id: 1, name: 'Wholesale', sort: 200, entityTypeId: DEAL, isDefault: false },
	{ id: 0, name: 'Общая', sort: 300, entityTypeId: DEAL, isDefault: true },
	{ id: 3, name: 'Общая', sort: 500, entityTypeId: INVOICE, isDefault: true },
];

const DEAL_STAGES: Array<[string, string, Semantics]> = [
	['NEW', 'Новая', null],
	['PREPARATION', 'Подготовка документов', null],
	['EXECUTING', 'В работе', null],
	['WON', 'Сделка успешна', 'S'],
	['LOSE', 'Сделка провалена', 'F'],
];

const INVOICE_STAGES: Array<[string, string, Semantics]> = [
	['N', 'Новый', null],
	['S', 'Отправлен', null],
	['P', 'Оплачен', 'S'],
	['D', 'Не оплачен', 'F'],
];

function dictionaryOf({ id, entityTypeId }: Category): { entityId: string; prefix: string } {
	if (entityTypeId === INVOICE) {
		return { entityId: `SMART_INVOICE_STAGE_${id}`, prefix: `DT31_${id}:` };
	}
	return id === 0
		? { entityId: 'DEAL_STAGE', prefix: '' }
		: { entityId: `DEAL_STAGE_${id}`, prefix: `C${id}:` };
}

/** The stages of all funnels. */
export const STAGES: readonly Stage[] = CATEGORIES.flatMap((category, position) => {
	const { entityId, prefix } = dictionaryOf(category);
	const { id: categoryId, entityTypeId } = category;
	const stages = entityTypeId === INVOICE ? INVOICE_STAGES : DEAL_STAGES;
	return stages.map(([status, name, semantics], index) => ({
		id: 101 + position * 20 + index * 2,
		...{ entityId, statusId: prefix + status, name, sort: (index + 1) * 10 },
		...{ semantics, categoryId, entityTypeId },
	}));
});

/** The stages of one funnel, in their order. */
export function stagesOf(entityTypeId: number, categoryId: number): Stage[] {
	return STAGES.filter(
		(stage) => stage.entityTypeId === entityTypeId && stage.categoryId === categoryId,
	);
}

/** Where a new deal or invoice stands. */
export function firstStage(
	entityTypeId: number,
	categoryId?: number,
): Pick<Owner, 'categoryId' | 'stageId'> {
	const category = categoryId ?? (entityTypeId === INVOICE ? 3 : 0);
	return { categoryId: category, stageId: stagesOf(entityTypeId, category)[0]?.statusId ?? '' };
}

/**
 * The stage that a deal or an invoice gets where this one is wanted. One that its funnel doesn't have is
 * passed over in silence: it stays where it is, or takes the first stage of the same kind in a new funnel.
 */
export function stageAfter(
	entityTypeId: number,
	owner: Owner,
	wanted: { categoryId: number; stageId: unknown },
): string {
	const stages = stagesOf(entityTypeId, wanted.categoryId);
	const named = stages.find(({ statusId }) => statusId === wanted.stageId);
	if (named !== undefined) return named.statusId;
	if (wanted.categoryId === owner.categoryId) return owner.stageId;
	const current = STAGES.find(({ statusId }) => statusId === owner.stageId);
	const alike = stages.find(({ semantics }) => semantics === (current?.semantics ?? null));
	return alike?.statusId ?? owner.stageId;
}
