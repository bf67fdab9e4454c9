const { runFolder } = require('./temporaryFolder.js');

// In jest's own process, which outlives its workers: one of them is ended as soon as it has grown too large.
module.exports = () => void runFolder();
