import { InvalidOptionError } from '@automodel/contracts';

/** The error of an option of a source. */
export function invalidOption(option: string, value: unknown, problem: string, remedy: string): InvalidOptionError {
  return new InvalidOptionError({ option, value, problem, remedy });
}
