import type { ByteSource } from '@automodel/contracts';
import type { StoredTensor } from '../saving/stored-tensor.js';
import { rangeSource } from '../sources/range-source.js';
import type { ParameterPlacement } from './parameter-placement.js';

/** Tensors as one file, one after the other. */
export interface TensorFile {
  readonly placements: ReadonlyMap<string, ParameterPlacement>;
  /** Their bytes, which are asked of the tensors when they are read. */
  readonly bytes: ByteSource;
}

/**
 * Lays out tensors as a file that exists only while it is read: graphs can point into it as into any other.
 * @param file the name under which they do.
 */
export function tensorFile(file: string, tensors: readonly StoredTensor[]): TensorFile {
  let size = 0;
  const sections = tensors.map((tensor) => {
    const start = size;
    size += tensor.length;
    return { tensor, start, end: size };
  });
  return {
    placements: new Map(
      sections.map(({ tensor: { name, dataType, dims, length }, start }) => [
        name,
        { dataType, dims, file, offset: start, length },
      ]),
    ),
    bytes: rangeSource({
      size,
      location: file,
      async read(offset, target, signal) {
        for (const { tensor, start, end } of sections) {
          const [from, to] = [Math.max(start, offset), Math.min(end, offset + target.length)];
          if (from >= to) continue;
          target.set(await tensor.read(from - start, to - from), from - offset);
          signal?.throwIfAborted();
        }
      },
    }),
  };
}
