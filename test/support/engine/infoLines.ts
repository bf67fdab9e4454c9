import { ExecuteContext } from 'n8n-core';

/** The class, below that of contexts of running nodes, whose getter hands out n8n's log. */
function contextWithLogger(): { logger: unknown } {
	let context = ExecuteContext.prototype as object;
	while (!Object.hasOwn(context, 'logger')) context = Object.getPrototypeOf(context) as object;
	return context as { logger: unknown };
}

/** What nodes write into n8n's log at the level info from now on; until Jest restores its mocks. */
export function infoLines(): string[] {
	const lines: string[] = [];
	const info = (text: string) => lines.push(text);
	const logger = { info, debug() {}, warn() {}, error() {} };
	jest.spyOn(contextWithLogger(), 'logger', 'get').mockReturnValue(logger);
	return lines;
}
