const EVERY_MS = 5;

exports.memoryDuring = async (work) => {
	const before = process.memoryUsage().rss;
	let most = before;
	const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), EVERY_MS);
	try {
		const result = await work();
		return { result, peakMb: (Math.max(most, process.memoryUsage().rss) - before) / 1_000_000 };
	} finally {
		clearInterval(timer);
	}
};
