import { InvalidOptionError } from '@automodel/contracts';
import { convertTensor, type SavedFloatType } from '../saving/convert-tensor.js';
import { dequantizeTensor } from '../saving/dequantize-tensor.js';
import { stateDictOf } from '../saving/state-dict-of.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { ParameterPlacement } from './parameter-placement.js';
import { tensorFile } from './tensor-file.js';

/** The name under which graphs refer to parameters that are converted while they are read. */
const convertedParametersFile = 'converted-parameters';

/** Where parameters are, and the files that hold them. */
export interface StoredParameters {
  readonly placements: ReadonlyMap<string, ParameterPlacement>;
  readonly files: WeightFiles;
}

/** The values of the option `dtype`. */
const dataTypes: readonly SavedFloatType[] = ['bfloat16', 'float16', 'float32'];

/**
 * Parameters with their float tensors in another type, into which they are rounded whenever they are read; integers stay.
 * @param dtype 'auto' for the types that they have.
 * @throws {InvalidOptionError} if it is none of the types that weights can be held in.
 */
export function convertParameters(stored: StoredParameters, dtype: SavedFloatType | 'auto' = 'auto'): StoredParameters {
  if (dtype === 'auto') return stored;
  if (!dataTypes.includes(dtype)) {
    throw new InvalidOptionError({
      option: 'dtype',
      value: dtype,
      problem: `it is ${JSON.stringify(dtype)}, but must be "auto", ${dataTypes.map((type) => `"${type}"`).join(', ')}`,
      remedy: 'Pass one of these, or leave it out: then weights stay in the type that they are stored in.',
    });
  }
  const { placements, files } = stored;
  const converted = [...stateDictOf(placements, files).values()].flatMap((tensor) => {
    const { scale } = tensor;
    const result = convertTensor(scale === undefined ? tensor : dequantizeTensor(tensor, scale), dtype);
    return result === tensor ? [] : [result];
  });
  const { placements: moved, bytes } = tensorFile(convertedParametersFile, converted);
  return {
    // In the order of before: `moved` only replaces.
    placements: new Map([...placements, ...moved]),
    files: new Map([...files, [convertedParametersFile, bytes]]),
  };
}
