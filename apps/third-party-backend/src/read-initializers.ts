import { type ByteSource, MissingFileError } from '@automodel/contracts';
import { type Graph, type TensorConstant, tensorElements } from '@automodel/onnx';
import type { PlainTensor } from './plain-tensor.js';

/** The constants of a graph as numbers. External ones are read once, range by range; nothing of the files is kept. */
export async function readInitializers(
  graph: Graph,
  files: ReadonlyMap<string, ByteSource>,
  signal?: AbortSignal | undefined,
): Promise<ReadonlyMap<string, PlainTensor>> {
  const tensors = new Map<string, PlainTensor>();
  for (const constant of graph.initializers) {
    tensors.set(constant.name, toPlainTensor(await readConstant(constant, files, signal)));
  }
  return tensors;
}

async function readConstant(
  constant: TensorConstant,
  files: ReadonlyMap<string, ByteSource>,
  signal: AbortSignal | undefined,
): Promise<TensorConstant> {
  const { data } = constant;
  if (data.kind !== 'external') return constant;
  const file = files.get(data.location);
  if (file === undefined) {
    throw new MissingFileError({
      file: data.location,
      location: 'the weights given to the session',
      present: [...files.keys()],
      remedy: `The initializer "${constant.name}" lies in it: give a ByteSource of that name.`,
    });
  }
  const bytes = await file.read(data.offset, data.length, { signal });
  return { ...constant, data: { kind: 'inline', bytes } };
}

// tensorElements copies: bytes of files promise no alignment. It widens float16 and bfloat16.
function toPlainTensor(constant: TensorConstant): PlainTensor {
  const elements = tensorElements(constant);
  const data = elements instanceof Float32Array ? elements : Float64Array.from(Array.from(elements, Number));
  return { dims: constant.dims, data };
}
