/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- part of a command that runs on Node itself, no part of the package */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildPackage, removePackage } from '../../test/node/package/build';
import { type Extent, type Figure, median } from './figure';

const MODULES = join(__dirname, '../../node_modules');

/** Loads what n8n loads, in a process that has n8n-workflow already, as n8n has. */
function loadMs(folder: string): number {
	const script = `
		require('n8n-workflow');
		const { n8n } = require('./package.json');
		const start = performance.now();
		for (const file of [...n8n.credentials, ...n8n.nodes]) {
			for (const type of Object.values(require('./' + file))) new type();
		}
		console.log(performance.now() - start);`;
	const env = { ...process.env, NODE_PATH: MODULES };
	return Number(execFileSync(process.execPath, ['-e', script], { cwd: folder, env }));
}

/** What the package costs an n8n that starts, and to download. */
export async function load({ quick }: Extent): Promise<Figure[]> {
	const folder = buildPackage();
	try {
		const times = Array.from({ length: quick ? 1 : 5 }, () => loadMs(folder));
		const packed = JSON.parse(
			execFileSync('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: folder }).toString(),
		) as Array<{ size: number; entryCount: number }>;
		return [
			{ part: 'load', name: 'load nodes and credentials', value: median(times), unit: 'ms' },
			{
				...{ part: 'load', name: 'packed package', value: (packed[0]?.size ?? NaN) / 1000 },
				...{ unit: 'kB', note: `${packed[0]?.entryCount} files` },
			},
		];
	} finally {
		removePackage(folder);
	}
}
