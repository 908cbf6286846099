import type { ByteSource, InferenceSessionOptions } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { dropConstantInputs, liftOldModel } from '@automodel/onnx/lifting';
import { bytesSource } from './bytes-source.js';

/** A model from ONNX's bytes, in an operator set that is compiled. */
export async function readModel(bytes: Uint8Array): Promise<Model> {
  // As everywhere: what is imported both ways makes bundlers split what pages load into many files.
  const { decodeModel } = await import('@automodel/onnx/serde');
  return dropConstantInputs(liftOldModel(decodeModel(bytes)));
}

/** The files of weights that lie beside a model in memory, by the paths that it names. */
export function weightFiles(files: InferenceSessionOptions['externalData']): ReadonlyMap<string, ByteSource> {
  return new Map(files.map(({ path, data }) => [path, bytesSource(data)]));
}
