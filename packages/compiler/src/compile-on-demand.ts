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
  const { rarePasses } = needsRarePasses(model, values) ? await import('./passes/rare-passes.js') : {};
  const isQuantized = target.hasQuantizedConvolution === true && hasQuantization(model);
  const { fuseQuantizedConvolution } = isQuantized ? await import('./passes/fuse-quantized-convolution.js') : {};
  return compileWith({ ...rarePasses, fuseQuantizedConvolution }, model, target, shapes, values);
}

/** Whether any of the rare passes would change the graph, or might. */
function needsRarePasses({ graph, functions, opsetImports }: Model, values: InputValues): boolean {
  const imported = opsetImports.find(({ domain }) => domain === '')?.version ?? operatorSetVersion;
  if (functions.length > 0 || imported < operatorSetVersion || values.size > 0) return true;
  const known = new Set(graph.initializers.flatMap(({ name, data }) => (data.kind === 'inline' ? [name] : [])));
  return graph.nodes.some(
    ({ opType, inputs }) =>
      /^(Shape|Size|Sigmoid)$/.test(opType) || inputs.every((name) => name === '' || known.has(name)),
  );
}

function hasQuantization({ graph, functions }: Model): boolean {
  return [graph, ...functions].some(({ nodes }) => nodes.some(({ opType }) => /Quantize|QLinear|Integer/.test(opType)));
}
