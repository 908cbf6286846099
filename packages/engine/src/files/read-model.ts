import type { Model } from '@automodel/onnx';
import { dropConstantInputs, liftOldModel } from '@automodel/onnx/lifting';

/** A model from ONNX's bytes, in an operator set that is compiled. */
export async function readModel(bytes: Uint8Array): Promise<Model> {
  // As everywhere: what is imported both ways makes bundlers split what pages load into many files.
  const { decodeModel } = await import('@automodel/onnx/serde');
  return dropConstantInputs(liftOldModel(decodeModel(bytes)));
}
