const { spawnSync } = require('node:child_process');
const { cpSync, readdirSync, readFileSync, rmSync, symlinkSync } = require('node:fs');
const { join } = require('node:path');
const { temporaryFolder } = require('../../temporaryFolder.js');

const root = join(__dirname, '..', '..', '..');
const needed = [
	...['credentials', 'nodes', 'test', 'package.json', 'tsconfig.json', 'gulpfile.js', 'index.js'],
	'LICENSE',
	// All pages of the top folder: npm packs some of them whatever `files` says.
	...readdirSync(root).filter((name) => name.endsWith('.md')),
];
// The tests in a real n8n have packages of their own, which are large and which no build needs.
const filter = (path) => path !== join(root, 'test', 'e2e');

function run(folder, command, ...given) {
	const stdio = ['ignore', 'pipe', 'pipe'];
	const { status, stdout, stderr } = spawnSync(command, given, {
		cwd: folder,
		encoding: 'utf8',
		stdio,
	});
	if (status !== 0)
		throw new Error(`${command} ${given.join(' ')} did not succeed\n${stdout}${stderr}`);
	return stdout;
}

/** Builds in a copy of the tree, so that a dist of one's own stays as it is. */
exports.buildPackage = () => {
	const folder = temporaryFolder('package');
	for (const name of needed)
		cpSync(join(root, name), join(folder, name), { recursive: true, filter });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	run(folder, 'npm', 'run', 'build');
	return folder;
};

/** The paths of the files that would be published. */
exports.packedFiles = (folder) =>
	JSON.parse(run(folder, 'npm', 'pack', '--dry-run', '--json'))[0].files.map(({ path }) => path);

/** The bytes that would be published. */
exports.pack = (folder) => {
	const [{ filename }] = JSON.parse(run(folder, 'npm', 'pack', '--json'));
	const tarball = join(folder, filename);
	const bytes = readFileSync(tarball);
	rmSync(tarball);
	return bytes;
};

/** Unpacks what would be published into a folder of its own; the folder. */
exports.unpack = (folder) => {
	const [{ filename }] = JSON.parse(run(folder, 'npm', 'pack', '--json'));
	const into = temporaryFolder('tarball');
	run(into, 'tar', '-xzf', join(folder, filename), '--strip-components=1');
	rmSync(join(folder, filename));
	return into;
};

/** The text of every file below a folder whose name ends so, by its path. */
exports.textsIn = (folder, ending) =>
	Object.fromEntries(
		readdirSync(folder, { recursive: true })
			.filter((path) => path.endsWith(ending))
			.map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
	);

exports.removePackage = (folder) => rmSync(folder, { recursive: true, force: true });
