import { dropConstantInputs, liftOldModel, type Model } from '@automodel/onnx';
import { decodeModel } from '@automodel/onnx/serde';

/** A model from ONNX's bytes, in an operator set that is compiled. */
export function readModel(bytes: Uint8Array): Model {
  return dropConstantInputs(liftOldModel(decodeModel(bytes)));
}
