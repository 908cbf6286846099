import type { ParameterScope } from '@automodel/core';
import { batchNormalization, type Value } from '@automodel/onnx';
import { channelsOf } from './channels-of.js';

/**
 * Batch normalization by its running statistics.
 * @param scale what the weight of a fresh model starts with. @default 1
 */
export function normalization(input: Value, parameters: ParameterScope, scale = 1): Value {
  const channels = [channelsOf(input)];
  const start = (name: string, value: number): Value =>
    parameters.parameter(name, channels, { kind: 'constant', value });
  parameters.counter('num_batches_tracked');
  return batchNormalization(
    input,
    start('weight', scale),
    start('bias', 0),
    start('running_mean', 0),
    start('running_var', 1),
    { epsilon: 1e-5 },
  );
}
