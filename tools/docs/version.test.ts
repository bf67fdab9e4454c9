import packageJson from '../../package.json';
import packageLock from '../../package-lock.json';
import { readText } from './page';
import { pages } from './pages';

const { name, version } = packageJson;

describe('The version in package.json', () => {
	it('is the one that is locked', () => {
		expect([packageLock.version, packageLock.packages[''].version]).toEqual([version, version]);
	});

	it('is the newest in CHANGELOG.md, with its date', () => {
		const changelog = readText('CHANGELOG.md');
		const [, newest, date = ''] = /^## \[(.+?)\] - (\S+)$/m.exec(changelog) ?? [];

		expect(newest).toBe(version);
		expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
	});

	it('is that of the tarball that the pages install', () => {
		const tarballs = pages.flatMap(
			(page) => readText(page).match(/[\w-]+-\d+\.\d+\.\d+\.tgz/g) ?? [],
		);

		expect(tarballs.length).toBeGreaterThan(1);
		expect(new Set(tarballs)).toEqual(new Set([`${name}-${version}.tgz`]));
	});
});
