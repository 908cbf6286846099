/** Loads what few loads need. */
export async function loadRareLoads(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
