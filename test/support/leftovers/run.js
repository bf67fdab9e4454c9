const { spawn } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '..', '..', '..');
const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');

exports.runFile = (environment) =>
	new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[
				program,
				'--json',
				'--testMatch',
				join(__dirname, 'leaves.js'),
				'--runInBand',
				'--forceExit',
			],
			{ cwd: root, env: { ...process.env, ...environment } },
		);
		let out = '';
		child.stdout.setEncoding('utf8').on('data', (part) => (out += part));
		child.on('error', reject);
		child.on('close', () => resolve(JSON.parse(out).testResults[0]));
	});
