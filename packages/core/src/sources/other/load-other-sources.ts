/** Loads what few pages need of sources. */
export async function loadOtherSources(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
