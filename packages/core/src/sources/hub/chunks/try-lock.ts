/**
 * Takes a lock of this origin, which other tabs see and the browser frees when the tab ends; gives what frees it, or undefined if another has it.
 * Where the browser has no locks (pages without https), there is no shared store either, and everyone gets it.
 */
export function tryLock(name: string): Promise<(() => void) | undefined> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(undefined);
        return new Promise<void>((free) => resolve(free));
      })
      .catch(reject);
  });
}
