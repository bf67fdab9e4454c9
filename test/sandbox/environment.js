const LANGUAGES = ['ru', 'en', 'de'];

/** Which language portals speak that are not told: SANDBOX_LANGUAGE, so that a whole suite can run in another. */
exports.defaultLanguage = () => {
	const language = process.env.SANDBOX_LANGUAGE || 'en';
	if (LANGUAGES.includes(language)) return language;
	throw new Error(`SANDBOX_LANGUAGE has to be one of ${LANGUAGES.join(', ')}, not "${language}"`);
};
