import { adviceFor, PLACEHOLDERS } from '../../../nodes/Bitrix24/portal/errors/advice';
import { link } from '../markdown';
import { english } from './english';
import type { Language } from './language';
import { ownRows } from './own';
import { portalRows } from './portal';
import { GROUPS, type Row } from './row';
import { russian } from './russian';

const ANY = '…';

const line = (cells: string[]): string => `| ${cells.join(' | ')} |\n`;

const table = (heads: string[], rows: string[][]): string =>
	`${line(heads)}|${'---|'.repeat(heads.length)}\n${rows.map(line).join('')}`;

const code = (text: string): string => `\`${text}\``;

function cellsOf({ advice, codes, done, own, texts }: Row, language: Language): string[] {
	const messages = texts.map((text) =>
		text === ANY ? language.anyText : code(text) + (own ? language.meaning(text) : ''),
	);
	return [
		codes.map(code).join(', '),
		messages.join(' / '),
		language.say(advice),
		language.done[done],
	];
}

function oAuth2Of({ oAuth2, say }: Language): string {
	const { application, webhook } = PLACEHOLDERS;
	const pairs = [
		[webhook.user, application.user],
		[webhook.become, application.become],
		[webhook.anew, application.anew],
	];
	const words = pairs.map((pair) => pair.map(say));
	return `## ${oAuth2.title}\n\n${oAuth2.introduction}\n\n${table(oAuth2.heads, words)}`;
}

function otherCodesOf({ done, otherCodes, say }: Language): string {
	const unknown = (['notExecuted', 'rejected', 'unknown'] as const).map((effect) => {
		const failure = { code: 'ANY', message: '', httpCode: null, effect };
		return [say(adviceFor(failure, '', '')), done[effect]];
	});
	const { heads, introduction, title } = otherCodes;
	return `## ${title}\n\n${introduction}\n\n${table(heads, unknown)}`;
}

function page(rows: Row[], language: Language): string {
	const titles = [
		...GROUPS.map((group) => language.groups[group].title),
		language.otherCodes.title,
		language.oAuth2.title,
	];
	const groups = GROUPS.map((group) => {
		const { introduction, title } = language.groups[group];
		const cells = rows.filter((row) => row.group === group).map((row) => cellsOf(row, language));
		return `## ${title}\n\n${introduction}\n\n${table(language.heads, cells)}`;
	});
	return [
		language.introduction,
		titles.map((title) => `- ${link(title)}\n`).join(''),
		...groups,
		otherCodesOf(language),
		oAuth2Of(language),
	].join('\n');
}

/**
 * The pages of errors in every language, by their paths.
 *
 * @throws Error that names the codes that have no sample
 */
export async function errorsPages(): Promise<Record<string, string>> {
	const rows = [...portalRows(), ...(await ownRows())];
	const written = [english, russian].map((language) => [language.path, page(rows, language)]);
	return Object.fromEntries(written) as Record<string, string>;
}
