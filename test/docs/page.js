const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const path = join(__dirname, '..', '..', 'docs', 'operations.md');

exports.readPage = () => (existsSync(path) ? readFileSync(path, 'utf8') : '');

exports.writePage = (text) => writeFileSync(path, text);
