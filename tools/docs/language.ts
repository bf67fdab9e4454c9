import type { AfterLostAnswer } from './run';

/** The words of a page of operations around what the node says of itself. */
export interface Language {
	/** Where the page is. */
	path: string;
	/** All in front of the list of operations. */
	introduction: string;
	forEveryOperation: string;
	/** Heads of tables. */
	heads: {
		operations: string[];
		fields: string[];
		options: string[];
	};
	/** The rows of an operation's first table. */
	rows: { method: string; scope: string; right: string; afterLostAnswer: string };
	/** What stands there for Method > Call. */
	any: { method: string; listed: string; scope: string; afterLostAnswer: string };
	/** What is done after an answer that got lost. */
	lost: Record<AfterLostAnswer['kind'], string>;
	/** The same, where a method looks whether it happened. */
	looked: (method: string) => string;
	/** What a field takes. */
	number: (least?: number, most?: number) => string;
	takes: Record<'boolean' | 'dateTime' | 'text', string>;
	/** Whether a field is required. */
	required: (is: boolean) => string;
	/** The value of a switch. */
	switched: (on: boolean) => string;
	filledIn: string;
	itemIn: string;
	itemOut: (of: number) => string;
	/** A description of the node, or a right, in this language. */
	say: (text: string) => string;
}
