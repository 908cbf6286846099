/** Loads the functions that make errors of what went wrong. Where all goes well, their words are never fetched. */
export async function loadFailures(): Promise<typeof import('./index.js')> {
  return await import('./index.js');
}
