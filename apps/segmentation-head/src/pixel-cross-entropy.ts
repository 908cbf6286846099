import type { LossContext } from '@automodel/core';
import {
  cast,
  div,
  equal,
  gatherElements,
  logSoftmax,
  mul,
  neg,
  not,
  reduceSum,
  squeeze,
  unsqueeze,
  type Value,
  where,
} from '@automodel/onnx';
import type { SegmentationConfig } from './segmentation-config.js';

/** The mean of −log softmax(x)[label] over the pixels that count; labels are int64 `[batch, height, width]`. */
export function pixelCrossEntropy({ config, graph, logits, labels }: LossContext<SegmentationConfig>): Value {
  const ignored = equal(labels, graph.constant('int64', [], [BigInt(config.ignore_index)]));
  const safe = where(ignored, graph.constant('int64', [], [0n]), labels);
  const axis = graph.constant('int64', [1], [1n]);
  const picked = squeeze(gatherElements(logSoftmax(logits, { axis: 1 }), unsqueeze(safe, axis), { axis: 1 }), {
    axes: [1],
  });
  const counts = cast(not(ignored), 'float32');
  return neg(div(reduceSum(mul(picked, counts), { keepdims: false }), reduceSum(counts, { keepdims: false })));
}
