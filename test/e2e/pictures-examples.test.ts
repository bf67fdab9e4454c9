import { exampleFiles } from '../examples/files';
import { useBrowserSession } from './harness/browser-session';
import { useFixture } from './harness/fixture';
import { shownPictures, takePicture } from './harness/pictures';
import { connectedCredential } from './harness/sandbox-credentials';
import { example } from './harness/workflow';

const fixture = useFixture({}, 'standard', 'Sandbox portal');
const browser = useBrowserSession(fixture, 'light');

const names = exampleFiles().map(({ name }) => name.replace('.json', ''));

describe('The pictures in docs/examples.md', () => {
	beforeAll(async () => void (await fixture.useCredential(connectedCredential(fixture.sandbox))));

	it.each(names)('show an example as the editor shows it (%s)', async (name) => {
		await browser.withEditor(async (editor) => {
			await editor.open(await fixture.add(example(name)));
			await editor.zoomToFit();
			const canvas = editor.at('canvas-wrapper');
			const { taken, shown } = await takePicture(canvas, `examples/${name}.png`, { top: 16 });
			expect(taken).toEqual(shown);
		});
	});

	it('are one of each example', () => {
		expect(shownPictures('examples').sort()).toEqual(names.map((name) => `${name}.png`).sort());
	});
});
