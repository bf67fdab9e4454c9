/**
 * Bold words that are not the same on a Russian page. n8n and this node are in English for everyone, so
 * the names of their fields and buttons stay; Bitrix24 speaks Russian in Russia.
 */
const BOLD: Record<string, string> = {
	'Applications > Developer resources > Ready-made scenarios > Other > Local application':
		'Приложения > Разработчикам > Готовые сценарии > Другое > Локальное приложение',
	'Приложения > Разработчикам > Готовые сценарии > Другое > Локальное приложение':
		'Applications > Developer resources > Ready-made scenarios > Other > Local application',
	'Applications > Developer resources > Ready-made scenarios > Other > Inbound webhook':
		'Приложения > Разработчикам > Готовые сценарии > Другое > Входящий вебхук',
	'Приложения > Разработчикам > Готовые сценарии > Другое > Входящий вебхук':
		'Applications > Developer resources > Ready-made scenarios > Other > Inbound webhook',
	'Applications > Developer resources > Ready-made scenarios > Other > Outbound webhook':
		'Приложения > Разработчикам > Готовые сценарии > Другое > Исходящий вебхук',
	'Приложения > Разработчикам > Готовые сценарии > Другое > Исходящий вебхук':
		'Applications > Developer resources > Ready-made scenarios > Other > Outbound webhook',
	Server: 'Серверное',
	Серверное: 'Server',
	'Script only (no user interface)': 'Использует только API',
	'Использует только API': 'Script only (no user interface)',
	'Your handler path': 'Путь вашего обработчика',
	'Путь вашего обработчика': 'Your handler path',
	'Application ID (client_id)': 'Код приложения (client_id)',
	'Application key (client_secret)': 'Ключ приложения (client_secret)',
	Permission: 'Права пользователя',
	'If the response is lost': 'Если ответ потерян',
	Cancelling: 'Отмена',
	'The option': 'Пункт списка',
	'The fields': 'Поля',
};

/** Pages that others keep in both languages. */
const ADDRESSES: Array<[string, string]> = [
	['https://www.bitrix24.com/', 'https://www.bitrix24.ru/'],
	['https://apidocs.bitrix24.com/', 'https://apidocs.bitrix24.ru/'],
	['https://keepachangelog.com/en/', 'https://keepachangelog.com/ru/'],
	['https://semver.org/spec/v2.0.0.html', 'https://semver.org/lang/ru/'],
];

/** Whether it is a part of a sentence and no name: it begins small, or ends as a sentence does. */
const isProse = (bold: string): boolean => /^[^\p{Lu}]|[.:…]$/u.test(bold);

/** What stands in bold on the Russian page for it; undefined where that is up to the translator. */
export const boldInRussian = (bold: string): string | undefined =>
	isProse(bold) ? undefined : (BOLD[bold] ?? bold);

/** Where a link on the Russian page leads in place of this address. */
export function addressInRussian(address: string): string {
	const [from, to] = ADDRESSES.find(([english]) => address.startsWith(english)) ?? ['', ''];
	return to + address.slice(from.length);
}

/** Code as it is in both languages: a portal of Russia has a name in .ru, what is worked with has none. */
export const sameInBoth = (code: string): string =>
	code.replaceAll('your-portal.bitrix24.ru', 'your-portal.bitrix24.com');
