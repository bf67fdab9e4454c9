import { namesIn } from './page';

/** npm packs whatever is called README in the top folder, so the Russian one stands in docs/. */
const ELSEWHERE: Record<string, string> = { 'README.md': 'docs/README.ru.md' };

/** Every page for people, by its path: those at the top and those in docs/. */
export const pages: string[] = ['', 'docs/'].flatMap((folder) =>
	namesIn(folder)
		.filter((name) => name.endsWith('.md'))
		.map((name) => `${folder}${name}`),
);

/** For contributors, who read the code in English as well. */
const ENGLISH_ONLY = [
	'CHANGELOG.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'docs/architecture.md',
	'docs/bitrix24-rest.md',
	'docs/portal.md',
];

/** Where the same page is, or has to be, in the other language; the page itself where it is in English only. */
export function counterpartOf(path: string): string {
	if (ENGLISH_ONLY.includes(path)) return path;
	const [english] = Object.entries(ELSEWHERE).find(([, russian]) => russian === path) ?? [];
	if (english !== undefined) return english;
	return path.endsWith('.ru.md')
		? path.replace(/\.ru\.md$/, '.md')
		: (ELSEWHERE[path] ?? path.replace(/\.md$/, '.ru.md'));
}

/** The pages that are there in both languages. */
export const translatedPages: string[] = pages.filter((path) => !ENGLISH_ONLY.includes(path));

/** The English ones of these. */
export const englishPages: string[] = translatedPages.filter((path) => !path.endsWith('.ru.md'));

/** The path from the top that a link on a page leads to, with its anchor; addresses stay as they are. */
export function resolved(page: string, target: string): string {
	const { protocol, pathname, hash } = new URL(target, `file:///${page}`);
	return protocol === 'file:' ? decodeURI(pathname + hash).slice(1) : target;
}
