import { loadFailures } from '../failures/load-failures.js';

/**
 * `checkOptions` for functions that wait anyway: what it says is loaded when there is something to say.
 * @throws {InvalidOptionError} if options have a name that does not exist.
 */
export async function rejectUnknownOptions(options: object, names: readonly string[]): Promise<void> {
  if (Object.keys(options).every((name) => names.includes(name))) return;
  (await loadFailures()).checkOptions(options, names);
}
