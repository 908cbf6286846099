/** Loads what few sessions need: words of errors, profiles, inputs of other types, ready modules, models in bytes. Most never fetch it. */
export async function loadRare(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
