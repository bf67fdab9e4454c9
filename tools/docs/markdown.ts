import GithubSlugger from 'github-slugger';
import type { IDataObject } from 'n8n-workflow';

const LINE = 100;

/** JSON in a fenced block: on one line where it fits. */
export function block(json: IDataObject): string {
	const inLine = JSON.stringify(json, null, 1).replace(/\n\s*/g, ' ');
	const text = inLine.length > LINE ? JSON.stringify(json, null, '\t') : inLine;
	return `\`\`\`json\n${text}\n\`\`\`\n`;
}

/** A link to the heading of this text on the same page. */
export const link = (heading: string): string => `[${heading}](#${GithubSlugger.slug(heading)})`;

/** With the same date wherever there is one, so that two runs give the same. */
export const stable = (json: IDataObject): IDataObject =>
	JSON.parse(
		JSON.stringify(json).replace(/\d{4}-\d\d-\d\dT[\d:+]+/g, '2024-05-20T12:32:02+03:00'),
	) as IDataObject;
