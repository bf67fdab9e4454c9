/** What jest says of the file of tests that leave something. */
export interface FileResult {
	message: string;
	assertionResults: Array<{ title: string; status: string; failureMessages: string[] }>;
}

/** Runs that file as this project's tests are run. */
export function runFile(environment: Record<string, string>): Promise<FileResult>;
