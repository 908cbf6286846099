/** Loads the methods that few pages call. */
export async function loadRareMethods(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
