declare module 'github-slugger' {
	/** Gives headings the names that GitHub gives them in links. */
	export default class GithubSlugger {
		/** The name of a heading that the page has once. */
		static slug(heading: string): string;
		/** The name of the page's next heading: of two that are alike the second one has a number. */
		slug(heading: string): string;
	}
}
