import { InvalidSafetensorsError } from '@automodel/contracts';
import type { HeaderProblem, HeaderProblems } from '../checkpoint/header-problem.js';
import { safetensorsDataTypes } from '../checkpoint/safetensors-data-types.js';
import { describeJson } from '../json/describe-json.js';

type Words = readonly [problem: string, tensor?: string];

const announcement = (length: number): string => `its first 8 bytes announce a header of ${length} bytes`;

const words: { readonly [Kind in keyof HeaderProblems]: (...values: HeaderProblems[Kind]) => Words } = {
  short: (size) => [`it has ${size} bytes, too few for a header`],
  truncatedHeader: (length, available, prefix) => [
    `${announcement(length)}, but only ${available} follow${looksLike(prefix)}`,
  ],
  longHeader: (length, maximum) => [`${announcement(length)}, more than the format allows (${maximum})`],
  noJson: (cause) => [`its header is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`],
  noObject: () => ['its header is not a JSON object'],
  twice: (tensor, field) => [field === undefined ? 'is described twice in the header' : `has "${field}" twice`, tensor],
  noDescription: (tensor) => ['has no description', tensor],
  dtype: (tensor, dtype) => [
    `has the dtype ${describeJson(dtype)}; valid are ${Object.keys(safetensorsDataTypes).join(', ')}`,
    tensor,
  ],
  shape: (tensor, shape) => [`has the shape ${describeJson(shape)}`, tensor],
  offsets: (tensor, offsets) => [`has the data_offsets ${describeJson(offsets)}`, tensor],
  largeShape: (tensor, shape) => [`has the shape ${describeJson(shape)}, which is too large`, tensor],
  length: (tensor, given, shape, needed) => [
    `has ${given} bytes, but its dtype and shape ${describeJson(shape)} need ${needed}`,
    tensor,
  ],
  overlap: (tensor) => ['overlaps the one before it', tensor],
  gap: (tensor) => ['leaves a gap before it', tensor],
  size: (described, size) => [
    described > size
      ? `it is truncated: its header describes ${described} bytes, but it has ${size}`
      : `it has ${size - described} bytes after its last tensor`,
  ],
  metadata: () => ['its __metadata__ is not an object'],
  metadataValue: (key) => [`its __metadata__ has a value for "${key}" that is no string`],
};

function looksLike(prefix: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(prefix);
  if (text.startsWith('<')) return '; it looks like an HTML page';
  return text.startsWith('version') ? '; it looks like a Git LFS pointer' : '';
}

/** The error for a safetensors file whose header has a problem. */
export function invalidHeader<Kind extends keyof HeaderProblems>(
  file: string,
  { kind, values }: HeaderProblem<Kind>,
): InvalidSafetensorsError {
  const [problem, tensor] = words[kind](...values);
  return new InvalidSafetensorsError({ file, tensor, problem });
}
