/**
 * The names of this machine, as a part of a regular expression. Plain http can be read on the way, so it
 * is for them alone (the sandbox portal); the expressions of the credentials say the same with it.
 */
export const LOOPBACK_HOST = '(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])';

const LOOPBACK = new RegExp(`^${LOOPBACK_HOST}$`);

/** Whether a host name, without a port, is this machine's own. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/** A URL over https, or over plain http to this machine, as a regular expression for an expression of n8n. */
export const SAFE_URL = `/^\\s*(https:|http:\\/\\/${LOOPBACK_HOST}[:\\/])/i`;
