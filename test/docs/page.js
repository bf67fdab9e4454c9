const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const PAGE = 'docs/operations.md';

const at = (path) => join(__dirname, '..', '..', path);

exports.isThere = (path) => existsSync(at(path));

exports.readText = (path) => readFileSync(at(path), 'utf8');

exports.readPage = () => (exports.isThere(PAGE) ? exports.readText(PAGE) : '');

exports.writePage = (text) => writeFileSync(at(PAGE), text);
