/** Makes this process's https trust a certificate, in PEM, and no other; the answer takes that back. */
export function trustCertificate(certificate: string): () => void;
