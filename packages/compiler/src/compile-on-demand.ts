import { type Model, operatorSetVersion } from '@automodel/onnx';
import { compileWith } from './compile-with.js';
import type { InputShapes, InputValues } from './passes/specialize-shapes.js';
import type { Plan } from './plan/plan.js';
import type { Target } from './plan/target.js';

/**
 * Compiles as `compile` does, and loads passes that few graphs need only for those that need them.
 * @throws {InvalidGraphError} if a node cannot be compiled.
 * @throws {UnsupportedOperatorsError} if there is no form of an operator for how a node uses it.
 */
export async function compileOnDemand(
  model: Model,
  target: Target,
  shapes: InputShapes,
  values: InputValues = new Map(),
): Promise<Plan> {
  const { lift } = isCurrent(model) ? {} : await import('./passes/lift.js');
  const isQuantized = target.hasQuantizedConvolution === true && hasQuantization(model);
  const { fuseQuantizedConvolution } = isQuantized ? await import('./passes/fuse-quantized-convolution.js') : {};
  return compileWith({ lift, fuseQuantizedConvolution }, model, target, shapes, values);
}

/** Whether lifting would give the model as it is. */
function isCurrent({ functions, opsetImports }: Model): boolean {
  const imported = opsetImports.find(({ domain }) => domain === '')?.version ?? operatorSetVersion;
  return functions.length === 0 && imported >= operatorSetVersion;
}

function hasQuantization({ graph, functions }: Model): boolean {
  return [graph, ...functions].some(({ nodes }) => nodes.some(({ opType }) => /Quantize|QLinear|Integer/.test(opType)));
}
