const { createServer } = require('node:https');

exports.tlsServer = ({ cert, key }, handle) => createServer({ cert, key }, handle);
