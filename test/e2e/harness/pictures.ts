/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- drives a real n8n on Node itself, no part of the package */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Locator } from './browser';
import { runFolder } from './run-folder';

/** Where the pictures are that README.md shows, and in folders those of other pages. */
const SHOWN = join(__dirname, '..', '..', '..', 'docs', 'images');

const RENEWS = 'E2E_RENEWS_PICTURES';

/** In the environment of a run that puts the pictures that it takes in the place of those of README.md. */
export const renewingPictures = { [RENEWS]: 'yes' };

/** The width and the height of a PNG, which stand in its first chunk; nothing where there is no file. */
function sizeOf(file: string): [width: number, height: number] | undefined {
	if (!existsSync(file)) return undefined;
	const content = readFileSync(file);
	return [content.readUInt32BE(16), content.readUInt32BE(20)];
}

/** The names of the pictures that README.md may show, or of those in a folder beside them. */
export const shownPictures = (folder = ''): string[] =>
	readdirSync(join(SHOWN, folder)).filter((name) => name.endsWith('.png'));

/** What to leave out at the left and at the top of a part of a page, and how high it is at most. */
export interface Crop {
	left?: number;
	top?: number;
	height?: number;
}

/** What n8n lays over the page for a moment, or beside what is pictured. */
const OVERLAYS = '.el-notification, [data-test-id="floating-nodes"] { visibility: hidden; }';

/**
 * Takes a picture of a part of a page, into the run's folder or, where that was asked for, for README.md.
 *
 * @returns its size, and that of the picture of this name that README.md shows
 */
export async function takePicture(part: Locator, name: string, crop: Crop = {}) {
	const folder = process.env[RENEWS] === undefined ? join(runFolder().folder, 'pictures') : SHOWN;
	const path = join(folder, name);
	mkdirSync(dirname(path), { recursive: true });
	const box = await part.boundingBox();
	if (box === null) throw new Error(`Nothing to be seen of ${name}`);
	const { left = 0, top = 0, height = Infinity } = crop;
	const clip = {
		x: box.x + left,
		y: box.y + top,
		width: box.width - left,
		height: Math.min(box.height - top, height),
	};
	await part.page().screenshot({ path, clip, animations: 'disabled', style: OVERLAYS });
	return { taken: sizeOf(path), shown: sizeOf(join(SHOWN, name)) };
}
