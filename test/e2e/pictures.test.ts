import { sampleIds } from '../sandbox';
import type { StoredWorkflow } from './harness/api';
import { useBrowserSession } from './harness/browser-session';
import type { Locator } from './harness/browser';
import type { Editor } from './harness/editor';
import { shownPictures, takePicture, type Crop } from './harness/pictures';
import { useFixture } from './harness/fixture';
import { chain, example, ids, pay, manualTrigger } from './harness/workflow';

const fixture = useFixture({}, 'standard', 'Sandbox portal');

const payIds = async (...given: number[]): Promise<StoredWorkflow> =>
	await fixture.add(chain([manualTrigger, ids(given), pay()]));

/** How a person comes to what a picture shows, the part of the page that is in it, and how much of that. */
const PICTURES: Record<string, (editor: Editor) => Promise<[part: Locator, crop?: Crop]>> = {
	async workflow(editor) {
		await editor.open(await fixture.add(example('pay-by-id-on-schedule')));
		await editor.executeWorkflow();
		await editor.zoomToFit();
		return [editor.at('canvas-wrapper'), { top: 16 }];
	},
	async pay(editor) {
		await editor.open(await payIds(sampleIds.unpaid), 'Pay');
		await editor.execute();
		await editor.output();
		return [editor.at('ndv'), { height: 640 }];
	},
	async list(editor) {
		await editor.open(await payIds(sampleIds.unpaid), 'Pay');
		await editor.listPayments();
		return [editor.at('ndv'), { height: 640 }];
	},
	async refused(editor) {
		await editor.open(await payIds(sampleIds.unpaid, sampleIds.missing, 1041), 'Pay');
		await editor.execute();
		await editor.failure();
		// Until then the button says nothing, and the expression is not resolved.
		await editor.at('node-execute-button').getByText('Execute step').waitFor();
		await editor.page
			.locator('[data-test-id^=parameter-expression-preview-]')
			.getByText('1037')
			.waitFor();
		return [editor.at('ndv'), { height: 500 }];
	},
	async credential(editor) {
		await editor.open(await payIds(sampleIds.unpaid), 'Pay');
		await editor.openCredential();
		return [editor.page.locator('.el-dialog:visible')];
	},
	async 'node-list'(editor) {
		await editor.open(await fixture.add(chain([manualTrigger])));
		await editor.addNext();
		await editor.search('payment');
		return [editor.page.locator('#app'), { left: 400, height: 500 }];
	},
};

describe.each(['light', 'dark'] as const)('The pictures in README.md (%s)', (theme) => {
	const browser = useBrowserSession(fixture, theme);

	it.each(Object.entries(PICTURES))('show the editor as it is (%s)', async (name, show) => {
		await browser.withEditor(async (editor) => {
			const [part, crop] = await show(editor);
			const { taken, shown } = await takePicture(part, `${name}-${theme}.png`, crop);
			expect(taken).toEqual(shown);
		});
	});

	it('are all taken here', () => {
		const names = Object.keys(PICTURES).map((name) => `${name}-${theme}.png`);
		const shown = shownPictures().filter((name) => name.endsWith(`-${theme}.png`));
		expect(shown.sort()).toEqual(names.sort());
	});
});
