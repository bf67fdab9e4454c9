const { dest, src, task } = require('gulp');

// tsc copies the code and the codex files; the icons are what it leaves behind.
task('build:icons', () =>
	src('{nodes,credentials}/**/*.{png,svg}', { base: '.', encoding: false }).pipe(dest('dist')),
);
