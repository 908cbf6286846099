import { int8Format } from '../checkpoint/int8-format.js';
import { loadFailures } from '../failures/load-failures.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { StoredTensor } from './stored-tensor.js';

/** Parameters as tensors that are read from their files by range. */
export function stateDictOf(
  placements: Iterable<readonly [string, ParameterPlacement]>,
  files: WeightFiles,
): ReadonlyMap<string, StoredTensor> {
  return new Map(Array.from(placements, ([name, placement]) => [name, storedTensor(name, placement, files)]));
}

function storedTensor(name: string, placement: ParameterPlacement, files: WeightFiles): StoredTensor {
  const { dataType, dims, file, offset, length, scale } = placement;
  const tensor: StoredTensor = {
    name,
    dataType,
    dims,
    length,
    async read(from = 0, count = length - from): Promise<Uint8Array> {
      const source = files.get(file);
      if (source !== undefined && from >= 0 && count >= 0 && from + count <= length) {
        return source.read(offset + from, count);
      }
      throw (await loadFailures()).unreadablePart(file, name, length, from, count);
    },
  };
  if (scale === undefined) return tensor;
  return { ...tensor, scale: storedTensor(`${name}${int8Format.scaleSuffix}`, scale, files) };
}
