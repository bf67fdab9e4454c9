const {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { dirname, join } = require('node:path');

const SCHEMAS = 'nodes/Bitrix24/__schema__';

const at = (...path) => join(__dirname, '..', '..', ...path);

exports.isThere = (path) => existsSync(at(path));

exports.readText = (path) => readFileSync(at(path), 'utf8');

exports.writeText = (path, text) => writeFileSync(at(path), text);

exports.readPage = () => exports.readText('docs/operations.md');

exports.filesIn = (folder) =>
	readdirSync(at(folder), { recursive: true }).map((path) => `${folder}/${path}`);

exports.namesIn = (folder) => readdirSync(at(folder)).sort();

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
