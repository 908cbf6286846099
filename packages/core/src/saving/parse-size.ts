import { InvalidOptionError } from '@automodel/contracts';

const units: Readonly<Record<string, number>> = {
  '': 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
};

/**
 * Bytes that `maxShardSize` means: a number, or a text such as `5GB` (10⁹) or `5GiB` (2³⁰), as in Transformers.
 * @throws {InvalidOptionError} for anything else.
 */
export function parseSize(size: number | string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([KMGT]i?B)?$/i.exec(String(size)) ?? [];
  const bytes = digits === '' ? Number.NaN : Math.floor(Number(digits) * (units[unit.toUpperCase()] ?? Number.NaN));
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  throw new InvalidOptionError({
    option: 'maxShardSize',
    value: size,
    problem: `it is ${JSON.stringify(size)}, but must be a number of bytes or a text such as "5GB"`,
    remedy: 'Pass such a size, or leave the option out for "50GB".',
  });
}
