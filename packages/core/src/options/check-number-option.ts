import { InvalidOptionError } from '@automodel/contracts';

/** What a numeric option may be. */
export interface NumberOptionRange {
  readonly minimum: number;
  /** @default no limit */
  readonly maximum?: number;
  /** @default false */
  readonly integer?: boolean;
}

/** @throws {InvalidOptionError} if an option is no number, or one outside of its range. */
export function checkNumberOption(
  option: string,
  value: unknown,
  { minimum, maximum = Number.MAX_SAFE_INTEGER, integer = false }: NumberOptionRange,
): void {
  const isNumber = typeof value === 'number' && (!integer || Number.isSafeInteger(value));
  if (isNumber && value >= minimum && value <= maximum) return;
  const kind = integer ? 'an integer' : 'a number';
  const range = maximum === Number.MAX_SAFE_INTEGER ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  throw new InvalidOptionError({
    option,
    value,
    problem: `it is ${typeof value === 'string' ? `"${value}"` : String(value)}, but must be ${kind} ${range}`,
    remedy: 'Pass such a number, or leave the option out for its default.',
  });
}
