const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');

exports.exampleFiles = () =>
	readdirSync(join(root, 'examples')).map((name) => ({ name, text: read('examples', name) }));

exports.blocksIn = (page, language) =>
	[...read(page).matchAll(/```(\w+)\n([^]*?)```/g)]
		.filter(([, is]) => is === language)
		.map(([, , text]) => text);

exports.tableRows = (path, column) => {
	const tables = read(path).match(/(?:^\|.*\n)+/gm) ?? [];
	const cells = (line) =>
		line
			.replace(/[*`]/g, '')
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
	const table = tables
		.map((text) => text.trim().split('\n').map(cells))
		.find(([head]) => head.includes(column));
	return table?.slice(2) ?? [];
};

exports.readmeRows = (column) => exports.tableRows('README.md', column);
