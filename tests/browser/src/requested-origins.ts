/** The origins of everything that this page has requested so far. */
export function requestedOrigins(): readonly string[] {
  const addresses = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin);
  return [...new Set(addresses)];
}
