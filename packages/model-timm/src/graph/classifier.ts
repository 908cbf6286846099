import type { ParameterScope } from '@automodel/core';
import { gemm, type Value } from '@automodel/onnx';
import { channelsOf } from './channels-of.js';

/** timm's `fc`: a linear layer on the pooled features, or these themselves where there are no classes. */
export function classifier(poolerOutput: Value, parameters: ParameterScope, classes: number): Value {
  if (classes === 0) return poolerOutput;
  const features = channelsOf(poolerOutput);
  const weight = parameters.parameter('fc.weight', [classes, features], { kind: 'kaiming-uniform' });
  const bias = parameters.parameter('fc.bias', [classes], { kind: 'uniform', bound: 1 / Math.sqrt(features) });
  return gemm(poolerOutput, weight, { c: bias, transB: true });
}
