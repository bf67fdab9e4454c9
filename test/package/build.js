const { spawnSync } = require('node:child_process');
const { cpSync, mkdtempSync, rmSync, symlinkSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const needed = [
	...['credentials', 'nodes', 'test', 'package.json', 'tsconfig.json', 'gulpfile.js', 'index.js'],
	...['LICENSE', 'README.md'],
];

function npm(folder, ...given) {
	const stdio = ['ignore', 'pipe', 'pipe'];
	const { status, stdout, stderr } = spawnSync('npm', given, {
		cwd: folder,
		encoding: 'utf8',
		stdio,
	});
	if (status !== 0) throw new Error(`npm ${given.join(' ')} did not succeed\n${stdout}${stderr}`);
	return stdout;
}

/** Builds in a copy of the tree, so that a dist of one's own stays as it is. */
exports.buildPackage = () => {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-package-'));
	for (const name of needed) cpSync(join(root, name), join(folder, name), { recursive: true });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	try {
		npm(folder, 'run', 'build');
	} catch (error) {
		exports.removePackage(folder);
		throw error;
	}
	return folder;
};

/** The paths of the files that would be published. */
exports.packedFiles = (folder) =>
	JSON.parse(npm(folder, 'pack', '--dry-run', '--json'))[0].files.map(({ path }) => path);

exports.removePackage = (folder) => rmSync(folder, { recursive: true, force: true });
