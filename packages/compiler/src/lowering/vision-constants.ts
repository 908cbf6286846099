import { type TensorConstant, tensorConstant } from '@automodel/onnx';
import type { ConstantReadings } from './constant-reading.js';
import { foldDequantization } from './fold-dequantization.js';
import type { NodeContext } from './node-context.js';
import { readIdentity } from './read-identity.js';
import { readReshaped } from './read-reshaped.js';
import { residualOperators } from './residual-operators.js';

/** Every operator that constants are read through. */
export const visionConstants: ConstantReadings = /* @__PURE__ */ new Map([
  ...residualOperators.constants,
  ['Constant', constantOf],
  ['DequantizeLinear', foldDequantization],
  ['Flatten', readReshaped],
  ['Identity', readIdentity],
  ['Reshape', readReshaped],
  ['Squeeze', readReshaped],
  ['Unsqueeze', readReshaped],
]);

function constantOf(context: NodeContext): TensorConstant | undefined {
  const { value, value_float, value_floats, value_int, value_ints } = context.node.attributes;
  const name = context.node.outputs[0] ?? '';
  if (value?.type === 'tensor') return value.value;
  if (value_float?.type === 'float') return tensorConstant(name, 'float32', [], [value_float.value]);
  if (value_floats?.type === 'floats') {
    return tensorConstant(name, 'float32', [value_floats.value.length], value_floats.value);
  }
  if (value_int?.type === 'int') return tensorConstant(name, 'int64', [], [value_int.value]);
  if (value_ints?.type === 'ints') return tensorConstant(name, 'int64', [value_ints.value.length], value_ints.value);
  return undefined;
}
