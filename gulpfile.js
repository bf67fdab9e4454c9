const { dest, src, task } = require('gulp');

// tsc copies the code, the codex files and the output schemas; the icons are what it leaves behind.
task('build:icons', () =>
	src('{nodes,credentials}/**/*.{png,svg}', { base: '.', encoding: false }).pipe(dest('dist')),
);
