const { spawn } = require('node:child_process');
const { join } = require('node:path');

const cli = join(__dirname, '..', 'cli.ts');

exports.runCommand = (...options) =>
	new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--import', 'tsx', cli, ...options]);
		let out = '';
		let err = '';
		child.stdout.setEncoding('utf8').on('data', (part) => {
			out += part;
			if (out.includes('Ctrl-C')) child.kill();
		});
		child.stderr.setEncoding('utf8').on('data', (part) => (err += part));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, err }));
	});
