import { sampleIds } from '../sandbox';
import type { StoredWorkflow } from './harness/api';
import { browse, type Browsing } from './harness/browse';
import type { Locator } from './harness/browser';
import type { Editor } from './harness/editor';
import { shownPictures, takePicture, type Crop } from './harness/pictures';
import { setScene, type Scene } from './harness/scene';
import { chain, example, ids, pay, started } from './harness/workflow';

let scene: Scene;

beforeAll(async () => {
	scene = await setScene({}, 'standard', 'Sandbox portal');
});
afterAll(async () => await scene.stop());

const payIds = async (...given: number[]): Promise<StoredWorkflow> =>
	await scene.add(chain([started, ids(given), pay()]));

/** How a person comes to what a picture shows, the part of the page that is in it, and how much of that. */
const PICTURES: Record<string, (editor: Editor) => Promise<[part: Locator, crop?: Crop]>> = {
	async workflow(editor) {
		await editor.open(await scene.add(example('pay-by-id-on-schedule')));
		await editor.executeWorkflow();
		await editor.zoomToFit();
		return [editor.at('canvas-wrapper'), { top: 16 }];
	},
	async pay(editor) {
		await editor.open(await payIds(sampleIds.unpaid), 'Pay');
		await editor.execute();
		await editor.output();
		return [editor.at('ndv'), { height: 500 }];
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
		return [editor.at('ndv'), { height: 500 }];
	},
	async credential(editor) {
		await editor.open(await payIds(sampleIds.unpaid), 'Pay');
		await editor.openCredential();
		return [editor.page.locator('.el-dialog:visible')];
	},
	async 'node-list'(editor) {
		await editor.open(await scene.add(chain([started])));
		await editor.addNext();
		await editor.search('payment');
		return [editor.page.locator('#app'), { left: 400, height: 500 }];
	},
};

describe.each(['light', 'dark'] as const)('The pictures in README.md (%s)', (theme) => {
	let browser: Browsing;

	beforeAll(async () => {
		browser = await browse(scene.api, theme);
	});
	beforeEach(() => scene.sandbox.reset());
	afterAll(async () => await browser.close());

	it.each(Object.entries(PICTURES))('show the editor as it is (%s)', async (name, show) => {
		await browser.see(async (editor) => {
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
