import type { PhpArray } from '../../../http/phpValues';
import type { Portal } from '../../../portal';
import type { Owner } from '../../../store/records';
import { USER } from '../../authenticate';

/** ufCrm_1720019876534 as the database has it. */
function databaseName(field: string): string {
	return field.replace(/^uf/, 'UF_').replace(/^UF_Crm/, 'UF_CRM');
}

/**
 * The address at which a program fetches a file. It holds the webhook's secret, or the access token, of the
 * call that asked (docs/bitrix24-rest.md §9.17).
 */
function urlMachine({ oauth, settings, accessToken }: Portal, query: string): string {
	const signed = `crm|${Buffer.from(`${query}&_=sandbox`).toString('base64')}|c2FuZGJveA==`;
	const token = new URLSearchParams({ token: signed }).toString();
	const method = 'crm.controller.item.getFile';
	if (accessToken === undefined) {
		return `${oauth.portalUrl}/rest/${USER}/${settings.secret}/${method}/?${token}`;
	}
	return `${oauth.portalUrl}/rest/${method}.json?auth=${accessToken}&${token}`;
}

/** The file fields of a deal or an invoice, by their names. */
export function shownFiles(portal: Portal, owner: Owner, entityTypeId: number): PhpArray {
	return Object.fromEntries(
		Object.entries(owner.files ?? {}).map(([field, ids]) => {
			const files = ids.map((id) => {
				const query = `SITE_ID=s1&entityTypeId=${entityTypeId}&id=${owner.id}&fieldName=${databaseName(field)}&fileId=${id}`;
				const page = '/bitrix/services/main/ajax.php?action=crm.controller.item.getFile';
				return {
					id,
					url: `${portal.oauth.portalUrl}${page}&${query}`,
					urlMachine: urlMachine(portal, query),
				};
			});
			return [field, files];
		}),
	);
}
