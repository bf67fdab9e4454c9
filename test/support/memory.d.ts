/** Does some work, and says by how many MB the memory of the process grew at most meanwhile. */
export function memoryDuring<T>(work: () => Promise<T>): Promise<{ result: T; peakMb: number }>;
