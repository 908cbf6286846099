import type { Value } from '@automodel/onnx';
import type { LossContext } from '../model/model-head.js';
import { loadRareMethods } from '../model/rare-methods/load-rare-methods.js';

/**
 * The loss of image classification as a scalar, by `problem_type`, which follows from the labels where the config has none:
 * one label regression, integer labels single-label, float labels multi-label. Source: `loss/loss_utils.py` of Transformers.
 * Its code is loaded only when a loss is asked for.
 * @throws {InvalidTensorError} if the labels are not of the type that this loss takes.
 */
export async function imageClassificationLoss(context: LossContext): Promise<Value> {
  const { imageClassificationLossGraph } = await loadRareMethods();
  return imageClassificationLossGraph(context);
}
