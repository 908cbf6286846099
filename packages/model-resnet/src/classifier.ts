import type { ParameterScope } from '@automodel/core';
import { flatten, gemm, type Value } from '@automodel/onnx';
import type { ResNetConfig } from './resnet-config.js';

/** The head: pooled features flattened and, unless the config has no labels, a linear layer; `[batch, num_labels]`. */
export function classifier(poolerOutput: Value, parameters: ParameterScope, config: ResNetConfig): Value {
  const features = flatten(poolerOutput, { axis: 1 });
  if (config.num_labels === 0) return features;
  const featureCount = config.hidden_sizes.at(-1) ?? 0;
  const linear = parameters.scope('classifier.1');
  const weight = linear.parameter('weight', [config.num_labels, featureCount], { kind: 'kaiming-uniform' });
  const bias = linear.parameter('bias', [config.num_labels], { kind: 'uniform', bound: 1 / Math.sqrt(featureCount) });
  return gemm(features, weight, { c: bias, transB: true });
}
