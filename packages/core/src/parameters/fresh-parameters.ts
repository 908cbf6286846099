import { type ByteSource, InvalidOptionError } from '@automodel/contracts';
import { rangeSource } from '../sources/range-source.js';
import { generateParameter } from './generate-parameter.js';
import { declaredElementLength, type ParameterDeclaration } from './parameter-declaration.js';
import type { ParameterPlacement } from './parameter-placement.js';

/** The name under which graphs refer to fresh parameters. */
export const freshParametersFile = 'fresh-parameters';

/** Parameters that come from a seed rather than from a checkpoint. */
export interface FreshParameters {
  readonly placements: ReadonlyMap<string, ParameterPlacement>;
  /** Their bytes, one parameter after the other; generated when they are read. */
  readonly bytes: ByteSource;
}

interface Section {
  readonly declaration: ParameterDeclaration;
  readonly offset: number;
  readonly length: number;
}

/**
 * Lays out fresh parameters as a file that exists only while it is read.
 * @throws {InvalidOptionError} if the seed is no integer from 0 to 2⁵³ − 1.
 */
export function freshParameters(declarations: readonly ParameterDeclaration[], seed: number): FreshParameters {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new InvalidOptionError({
      option: 'seed',
      value: seed,
      problem: `it is ${String(seed)}, but must be an integer from 0 to ${Number.MAX_SAFE_INTEGER}`,
      remedy: 'Pass such a number, or leave the option out for 0.',
    });
  }
  let size = 0;
  const sections: Section[] = declarations.map((declaration) => {
    const length = declaration.dims.reduce((product, dim) => product * dim, declaredElementLength(declaration));
    const section = { declaration, offset: size, length };
    size += length;
    return section;
  });
  return {
    placements: new Map(
      sections.map(({ declaration: { name, dataType, dims }, offset, length }) => [
        name,
        { dataType, dims, file: freshParametersFile, offset, length },
      ]),
    ),
    bytes: rangeSource({
      size,
      location: freshParametersFile,
      async read(offset, target, signal) {
        for (const section of sections) {
          signal?.throwIfAborted();
          copyOverlap(section, seed, offset, target);
        }
      },
    }),
  };
}

/** Writes the part of a section that lies in the range of `target`, which starts at `offset`. */
function copyOverlap(
  { declaration, offset: start, length }: Section,
  seed: number,
  offset: number,
  target: Uint8Array,
): void {
  const from = Math.max(start, offset);
  const to = Math.min(start + length, offset + target.length);
  if (from >= to) return;
  const elementLength = declaredElementLength(declaration);
  const first = Math.floor((from - start) / elementLength);
  const count = Math.ceil((to - start) / elementLength) - first;
  const bytes = generateParameter(declaration, seed, { first, count });
  const skipped = from - start - first * elementLength;
  target.set(bytes.subarray(skipped, skipped + to - from), from - offset);
}
