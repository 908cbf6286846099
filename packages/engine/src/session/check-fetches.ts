import { InvalidOptionError } from '@automodel/contracts';

/** @throws {InvalidOptionError} if an output is asked for that the graph does not have. */
export function checkFetches(fetches: readonly string[], outputNames: readonly string[]): void {
  const unknown = fetches.find((name) => !outputNames.includes(name));
  if (unknown === undefined) return;
  throw new InvalidOptionError({
    option: 'fetches',
    value: unknown,
    problem: `the graph has no output "${unknown}"`,
    remedy: `Ask for some of its outputs: ${outputNames.join(', ')}.`,
  });
}
