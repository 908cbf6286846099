import type { Value } from '@automodel/onnx';
import type { GraphContext, ModelHead } from '../model/model-head.js';

/** A head whose logits are what a graph gives. */
export function toyHead(graph: (context: GraphContext) => Value): ModelHead {
  return {
    className: 'ToyForImageClassification',
    baseModelPrefix: 'toy',
    outputs: { logits: { name: 'logits', kind: 'tensor', presence: 'always' } },
    channels: () => 3,
    graph: (context) => ({ logits: graph(context) }),
  };
}
