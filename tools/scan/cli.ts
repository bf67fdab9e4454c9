/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command that runs on Node itself, no part of the package */
import { join } from 'node:path';
import {
	buildPackage,
	pack,
	packedFiles,
	removePackage,
	unpack,
} from '../../test/node/package/build';
import { runCommand } from '../command-line';
import { PATTERNS, scan, type Scan } from './findings';
import { LARGEST, strayFiles } from './tarball';

const USAGE = `Checks the source and the tarball with the rules of n8n’s scanner, and the contents of the tarball.

Usage: npm run scan
`;

const say = (line: string) => process.stdout.write(`${line}\n`);

function tell(name: string, { files, findings }: Scan): boolean {
	say(`${name}: ${files} files, ${findings.length} findings`);
	for (const finding of findings) say(`  ${finding}`);
	// A scan of nothing finds nothing.
	return files > 1 && findings.length === 0;
}

/** Looks at the tarball itself: what is in it, how large it is, whether it comes out the same again. */
function inspect(folder: string): boolean {
	const [bytes, again] = [pack(folder), pack(folder)];
	const stray = strayFiles(packedFiles(folder));
	const same = bytes.equals(again);
	say(`Tarball: ${bytes.length} bytes, at most ${LARGEST}`);
	say(`Tarball: ${stray.length === 0 ? 'nothing in it that does not belong' : stray.join(', ')}`);
	say(`Tarball: packed twice it is ${same ? 'the same' : 'not the same'}`);
	return stray.length === 0 && same && bytes.length <= LARGEST;
}

async function scanAll(): Promise<number> {
	const source = tell('Source', await scan(join(__dirname, '../..'), PATTERNS.source));
	const folder = buildPackage();
	const unpacked = unpack(folder);
	try {
		const tarball = tell('Tarball', await scan(unpacked, PATTERNS.tarball));
		return inspect(folder) && source && tarball ? 0 : 1;
	} finally {
		removePackage(folder);
		removePackage(unpacked);
	}
}

const command = { usage: USAGE, options: {}, run: scanAll };

void runCommand(command, process.argv.slice(2)).then((code) => process.exit(code));
