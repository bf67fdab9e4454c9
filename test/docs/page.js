const {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { dirname, join } = require('node:path');

const PAGE = 'docs/operations.md';
const SCHEMAS = 'nodes/Bitrix24/__schema__';

const at = (...path) => join(__dirname, '..', '..', ...path);

exports.isThere = (path) => existsSync(at(path));

exports.readText = (path) => readFileSync(at(path), 'utf8');

exports.readPage = () => (exports.isThere(PAGE) ? exports.readText(PAGE) : '');

exports.writePage = (text) => writeFileSync(at(PAGE), text);

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
