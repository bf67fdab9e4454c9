import { ANIMATION, demoAnimation } from './animation';
import { readText } from './page';

describe('The animation of the demo', () => {
	it('is what the demo prints now: `npm run docs` makes it', async () => {
		expect(await demoAnimation()).toBe(readText(ANIMATION));
	});

	it('lasts 20 s, shows every part in turn, and stands still for whoever wants no motion', () => {
		const text = readText(ANIMATION);
		const parts = [...text.matchAll(/<g class="(p\d+)">/g)].map(([, part = '']) => part);
		const moved = [...text.matchAll(/\.(p\d+)\{animation:p\d+ 20s /g)].map(([, part]) => part);

		expect(parts.length).toBeGreaterThan(7);
		expect(moved).toEqual(parts.slice(1));
		expect(text).toContain('@media(prefers-reduced-motion:reduce){g{animation:none!important}}');
	});

	it('is shown by both README pages', () => {
		expect(readText('README.md')).toContain(`](${ANIMATION})`);
		expect(readText('docs/README.ru.md')).toContain('](images/demo.svg)');
	});
});
