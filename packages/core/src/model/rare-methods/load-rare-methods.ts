/** Loads the methods of models that few pages call. */
export async function loadRareMethods(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
