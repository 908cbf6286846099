import { InvalidOptionError } from '@automodel/contracts';
import type { Model, TensorConstant } from '@automodel/onnx';
import { directoryWriter } from '#directory-writer';
import { checkOptions } from '../options/check-options.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { int8Forms } from './stored-forms.js';
import type { StoredTensor } from './stored-tensor.js';

export interface ExportOnnxOptions {
  /** Writes the weights into a file of their own beside the model, `FILE.data`. @default false */
  readonly externalData?: boolean | undefined;
}

/** What of a model is exported. */
export interface ExportableModel {
  readonly graph: Model;
  stateDict(): ReadonlyMap<string, StoredTensor>;
}

/** What one ONNX file can hold: protobuf messages end at 2 GiB. */
export const maximumInline: number = 2 ** 31 - 2 ** 24;

/**
 * Writes a model as an ONNX file with its weights.
 * @param file the name of the ONNX file in the directory or writer, such as `model.onnx`.
 * @throws {InvalidOptionError} if the weights are too large for one file.
 */
export async function exportOnnx(
  model: ExportableModel,
  target: CheckpointWriter | string,
  file = 'model.onnx',
  options: ExportOnnxOptions = {},
): Promise<void> {
  checkOptions(options, ['externalData']);
  const writer = typeof target === 'string' ? directoryWriter(target) : target;
  const { encodeModel } = await import('@automodel/onnx/serde');
  const weights = new Map([...model.stateDict().values()].flatMap(int8Forms).map((tensor) => [tensor.name, tensor]));
  const { initializers } = model.graph.graph;
  const used = initializers.flatMap(({ name, data }) => {
    const tensor = weights.get(name);
    return data.kind === 'external' && tensor !== undefined ? [tensor] : [];
  });
  const size = used.reduce((sum, { length }) => sum + length, 0);
  const external = options.externalData ?? false;
  if (!external && size > maximumInline) {
    throw new InvalidOptionError({
      option: 'externalData',
      value: external,
      problem: `the weights have ${size} bytes, but an ONNX file with its weights inside ends at 2 GiB`,
      remedy: 'Pass externalData: true (automodel export --external-data).',
    });
  }
  try {
    const placed = new Map<string, TensorConstant>();
    let offset = 0;
    for (const tensor of used) {
      const { name, dataType, dims, length } = tensor;
      const data: TensorConstant['data'] = external
        ? { kind: 'external', location: `${file}.data`, offset, length }
        : { kind: 'inline', bytes: await tensor.read() };
      placed.set(name, { name, dataType, dims, data });
      offset += length;
    }
    const graph = {
      ...model.graph.graph,
      initializers: initializers.map((initializer) => placed.get(initializer.name) ?? initializer),
    };
    if (external) await writer.write(`${file}.data`, pieces(used));
    await writer.write(file, [encodeModel({ ...model.graph, graph })]);
    await writer.commit([]);
  } catch (error) {
    // What went wrong first is what the caller must hear of.
    await writer.abort().catch(() => undefined);
    throw error;
  }
}

async function* pieces(tensors: readonly StoredTensor[]): AsyncGenerator<Uint8Array> {
  const pieceLength = 4 * 2 ** 20;
  for (const tensor of tensors) {
    for (let offset = 0; offset < tensor.length; offset += pieceLength) {
      yield await tensor.read(offset, Math.min(pieceLength, tensor.length - offset));
    }
  }
}
