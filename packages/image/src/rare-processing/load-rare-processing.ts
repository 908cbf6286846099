/** Loads what few calls of a processor need. */
export async function loadRareProcessing(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
