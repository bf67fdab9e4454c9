import packageJson from '../../package.json';
import { Bitrix24Api } from '../../credentials/Bitrix24Api.credentials';
import { Bitrix24OAuth2Api } from '../../credentials/Bitrix24OAuth2Api.credentials';
import node from '../../nodes/Bitrix24/Bitrix24.node.json';
import poll from '../../nodes/Bitrix24/Bitrix24PaymentPollTrigger.node.json';
import trigger from '../../nodes/Bitrix24/Bitrix24Trigger.node.json';
import { anchorsOf } from './anatomy';
import { readText } from './page';
import { pages } from './pages';

const repository = packageJson.homepage.replace(/#.*$/, '');

const codexLinks = [node, poll, trigger].flatMap(({ resources }) =>
	Object.values(resources).flatMap((all) => all.map(({ url }) => url)),
);

/** The page of the repository that an address leads to, and the heading on it. */
function placeOf(url: string): { page: string; anchor: string } {
	const { pathname, hash } = new URL(url);
	const [, page = 'README.md'] = /\/blob\/HEAD\/(.+)$/.exec(pathname) ?? [];
	// GitHub's own name for the place where it shows the page.
	return { page, anchor: hash === '#readme' ? '' : hash.slice(1) };
}

test.each([
	new Bitrix24Api().documentationUrl,
	new Bitrix24OAuth2Api().documentationUrl,
	...codexLinks,
])('the link that n8n shows leads to a page and a heading that are there: %s', (url) => {
	expect(url.startsWith(repository)).toBe(true);
	const { page, anchor } = placeOf(url);
	expect(pages).toContain(page);
	if (anchor !== '') expect(anchorsOf(readText(page))).toContain(anchor);
});
