/** Bytes of a page of WebAssembly. */
export const pageLength = 65_536;

/** The largest memory that a session may grow to, in pages: 2 GiB, below which addresses are positive int32. */
export const maximumPages = 32_767;

/**
 * Memory that threads share. It reserves its maximum at once, which iOS refuses where it is large: the first of some sizes that is given.
 * @returns undefined if none is.
 */
export function sharedMemory(): WebAssembly.Memory | undefined {
  for (const maximum of [maximumPages, 16_384, 8_192]) {
    try {
      return new WebAssembly.Memory({ initial: 1, maximum, shared: true });
    } catch {
      // The next one is half as large.
    }
  }
  return undefined;
}
