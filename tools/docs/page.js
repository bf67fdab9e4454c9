const {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { dirname, join, relative } = require('node:path');

const SCHEMAS = 'nodes/Bitrix24/__schema__';

const at = (...path) => join(__dirname, '..', '..', ...path);

exports.isThere = (path) => existsSync(at(path));

exports.readText = (path) => readFileSync(at(path), 'utf8');

exports.writeText = (path, text) => writeFileSync(at(path), text);

exports.readPage = () => exports.readText('docs/operations.md');

exports.namesIn = (folder) => readdirSync(at(folder)).sort();

exports.filesBelow = (folder) =>
	readdirSync(at(folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(at(), join(entry.parentPath, entry.name)))
		.sort();

exports.readSchemas = () =>
	Object.fromEntries(
		readdirSync(at(SCHEMAS), { recursive: true })
			.filter((path) => path.endsWith('.json'))
			.map((path) => [path, readFileSync(at(SCHEMAS, path), 'utf8')]),
	);

exports.writeSchemas = (files) => {
	rmSync(at(SCHEMAS), { recursive: true, force: true });
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(at(SCHEMAS, path)), { recursive: true });
		writeFileSync(at(SCHEMAS, path), text);
	}
};
