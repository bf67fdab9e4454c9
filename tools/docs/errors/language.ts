import type { Done, Group } from './row';

/** The words of a page of errors around what the node says. */
export interface Language {
	/** Where the page is. */
	path: string;
	/** All in front of the list of groups. */
	introduction: string;
	/** Heads of the tables of errors. */
	heads: string[];
	groups: Record<Group, { title: string; introduction: string }>;
	done: Record<Done, string>;
	/** In place of a text of the portal's that can be any. */
	anyText: string;
	/** What OAuth2's messages say in place of a webhook's. */
	oAuth2: { title: string; introduction: string; heads: string[] };
	/** What is said of codes that the node does not know. */
	otherCodes: { title: string; introduction: string; heads: string[] };
	/** An advice of the node, in this language. */
	say: (advice: string) => string;
	/** What to add to a message of the node's own, which is in English everywhere. */
	meaning: (text: string) => string;
}
