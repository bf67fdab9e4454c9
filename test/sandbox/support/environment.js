/** Sets SANDBOX_LANGUAGE, or takes it away. */
exports.setLanguage = (language) => {
	if (language === undefined) delete process.env.SANDBOX_LANGUAGE;
	else process.env.SANDBOX_LANGUAGE = language;
};

exports.currentLanguage = () => process.env.SANDBOX_LANGUAGE;
