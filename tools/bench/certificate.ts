/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- part of a command that runs on Node itself, no part of the package */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a key and a certificate signed by itself, for 127.0.0.1 and a day. Node.js makes keys but no
 * certificates, so this takes the command openssl.
 *
 * @returns undefined where there is no such command
 */
export function makeCertificate(): { key: string; cert: string } | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'bench-certificate-'));
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	try {
		execFileSync(
			'openssl',
			[
				...['req', '-x509', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'],
				...['-addext', 'subjectAltName=IP:127.0.0.1'],
				...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
				...['-keyout', key, '-out', cert],
			],
			{ stdio: 'ignore' },
		);
		return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
	} catch {
		return undefined;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
