/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- part of a command that runs on Node itself, no part of the package */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = join(__dirname, '../../docs/images/bucket.svg');
const [WIDTH, LEFT, RIGHT] = [720, 64, 16];
const ABOVE = { top: 44, height: 190 };
const BELOW = { top: 278, height: 90 };

interface Bucket {
	capacity: number;
	/** Requests that leave it in a second. */
	drain: number;
}

type Point = [second: number, value: number];

/** How full the bucket was right after each arrival. */
function levels(seconds: number[], { drain }: Bucket): Point[] {
	let [level, before] = [0, 0];
	return seconds.flatMap((second): Point[] => {
		const left = Math.max(0, level - (second - before) * drain);
		level = left + 1;
		before = second;
		return [
			[second, left],
			[second, level],
		];
	});
}

const text = (x: number, y: number, words: string, more = '') =>
	`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}"${more === '' ? '' : ` ${more}`}>${words}</text>`;

/** One panel: how to get a point's place in it, and its axis with grid lines at some values. */
function panel({ top, height }: typeof ABOVE, most: number, end: number, marks: number[]) {
	const x = (second: number) => LEFT + (second / end) * (WIDTH - LEFT - RIGHT);
	const y = (value: number) => top + height - (value / most) * height;
	const path = (points: Point[]) =>
		points
			.map(([second, value], index) => {
				const command = index === 0 ? 'M' : 'L';
				return `${command}${x(second).toFixed(1)} ${y(value).toFixed(1)}`;
			})
			.join('');
	const line = (value: number) =>
		`<path d="${path([
			[0, value],
			[end, value],
		])}" class="grid"/>${text(LEFT - 8, y(value) + 4, String(value), 'text-anchor="end"')}`;
	return { x, y, path, axis: marks.map(line).join('\n') };
}

/**
 * Draws what one run sent over time, and how full that made the portal's bucket, to docs/images.
 *
 * @param arrivals when each request arrived, in portal seconds from the first
 */
export function drawBucket(arrivals: number[], bucket: Bucket): void {
	const seconds = [...arrivals].sort((a, b) => a - b);
	const count = seconds.length;
	const end = Math.ceil((seconds.at(-1) ?? 0) / 10) * 10;
	const step = Math.ceil(count / 300) * 100;
	const marks = (most: number, each: number) =>
		Array.from({ length: Math.floor(most / each) + 1 }, (_, index) => index * each);
	const sent = panel(ABOVE, count, end, marks(count, step));
	const level = panel(BELOW, bucket.capacity * 1.1, end, marks(bucket.capacity, bucket.capacity));
	const allowed: Point[] = [
		[0, bucket.capacity],
		[(count - bucket.capacity) / bucket.drain, count],
	];
	const times = marks(end, 20).map((second) =>
		text(sent.x(second), 386, `${second} s`, 'text-anchor="middle"'),
	);
	const filled = levels(seconds, bucket);
	const last = filled.at(-1)?.[0] ?? 0;
	const area = level.path([[0, 0], ...filled, [last, 0]]);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 404" font-family="sans-serif" font-size="12" role="img" aria-label="Requests sent over time, and how full the portal's bucket is">
<style>text{fill:#24292f}.grid{stroke:#d8dee4;fill:none}.sent{stroke:#0969da;stroke-width:2.5;fill:none}.allowed{stroke:#57606a;stroke-width:1.5;stroke-dasharray:5 4;fill:none}.level{fill:#f2c18d;stroke:#bc6c25}.brim{stroke:#cf222e;stroke-width:1.5;stroke-dasharray:5 4;fill:none}</style>
<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="403" rx="8" fill="#ffffff" stroke="#d0d7de"/>
${text(LEFT, 28, `${count} payments on the standard plan: requests sent`, 'font-weight="bold"')}
${sent.axis}
<path d="${sent.path(allowed)}" class="allowed"/>
<path d="${sent.path([[0, 0], ...seconds.map((second, index): Point => [second, index + 1])])}" class="sent"/>
${text(sent.x(end * 0.25), sent.y(count * 0.42), `dashed: the most that a burst of ${bucket.capacity}, then ${bucket.drain} a second, allows`)}
${text(LEFT, 266, 'How full the portal’s bucket is: above the brim it refuses (503)', 'font-weight="bold"')}
${level.axis}
<path d="${area}" class="level"/>
<path d="${level.path([
		[0, bucket.capacity],
		[end, bucket.capacity],
	])}" class="brim"/>
${times.join('\n')}
</svg>
`;
	mkdirSync(dirname(FILE), { recursive: true });
	writeFileSync(FILE, svg);
}
