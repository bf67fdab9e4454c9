import {
	buildScanConfig,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { ESLint } from 'eslint';

/** What n8n's scanner looks at: the source, and what was built of it. */
export const PATTERNS = {
	source: SOURCE_FILE_PATTERNS,
	tarball: ['**/*.js', 'package.json'],
};

/** What a scan of a folder came to. */
export interface Scan {
	/** How many files were looked at. */
	files: number;
	/** A line for each finding: where, which rule, what. */
	findings: string[];
}

/**
 * Lints a folder with the rules of n8n's scanner, which it runs when a package is handed in. Warnings
 * count too, and a comment that switches a rule off does not.
 */
export async function scan(folder: string, patterns: string[]): Promise<Scan> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const results = await eslint.lintFiles(patterns);
	return {
		files: results.length,
		findings: results.flatMap(({ filePath, messages }) =>
			messages.map(
				({ line, ruleId, message }) =>
					`${filePath.slice(folder.length + 1)}:${line} ${ruleId ?? 'unreadable'}: ${message}`,
			),
		),
	};
}
