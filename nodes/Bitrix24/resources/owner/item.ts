import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../portal/values';

/** What `crm.item.get` and `crm.item.update` answer. */
export const isItem = (result: unknown): result is { item: IDataObject } =>
	isObject(result) && isObject(result.item);
