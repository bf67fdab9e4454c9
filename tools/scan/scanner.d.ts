declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	import type { Linter } from 'eslint';

	/** What n8n lints the source with, of which the rest of a repository is left out. */
	export const SOURCE_FILE_PATTERNS: string[];
	/** The rules, as ESLint's flat configuration. */
	export function buildScanConfig(): Promise<Linter.Config[]>;
}
