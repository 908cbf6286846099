import type { Graph, Model, OperatorTable } from '@automodel/onnx';
import type { Draft } from './lowering/draft.js';
import { lowerGraph } from './lowering/lower-graph.js';
import { assignLayouts } from './passes/assign-layouts.js';
import { assignMemory } from './passes/assign-memory.js';
import { compactTensors } from './passes/compact-tensors.js';
import { foldNormalization } from './passes/fold-normalization.js';
import { fuseActivation } from './passes/fuse-activation.js';
import { fuseResidual } from './passes/fuse-residual.js';
import { removeDeadSteps } from './passes/remove-dead-steps.js';
import { type InputShapes, type InputValues, specializeShapes } from './passes/specialize-shapes.js';
import type { Plan } from './plan/plan.js';
import type { Target } from './plan/target.js';

/** Passes that few graphs need: their code is loaded apart. */
export interface RarePasses {
  /** Brings a graph of an older operator set to the current one. */
  readonly lift?: ((model: Model, schemas: OperatorTable) => Model) | undefined;
  /** Computes what depends on nothing but shapes and constants inside the graph. */
  readonly foldConstants?: ((model: Model, schemas: OperatorTable) => Graph) | undefined;
  /** Makes one function of x × sigmoid(x). */
  readonly fuseSilu?: ((draft: Draft) => Draft) | undefined;
  readonly fuseQuantizedConvolution?: ((draft: Draft) => Draft) | undefined;
}

/** Compiles as `compile` does, with those of the rare passes that are given. */
export function compileWith(
  { lift, foldConstants, fuseSilu, fuseQuantizedConvolution }: RarePasses,
  model: Model,
  target: Target,
  shapes: InputShapes,
  values: InputValues,
): Plan {
  const { operators } = target;
  const { schemas, inlineFunctions } = operators;
  const lifted = lift?.(model, schemas) ?? model;
  const specialized = specializeShapes(inlineFunctions?.(lifted) ?? lifted, schemas, shapes, values);
  const fixed = new Set(model.graph.initializers.flatMap(({ name }) => (values.has(name) ? [] : [name])));
  const lowered = lowerGraph(foldConstants?.(specialized, schemas) ?? specialized.graph, operators, fixed);
  const normalized = foldNormalization(removeDeadSteps(lowered));
  const activated = fuseActivation(fuseSilu?.(normalized) ?? normalized, target.canFuseActivation);
  const added = fuseActivation(fuseResidual(activated), target.canFuseActivation);
  const quantized = fuseQuantizedConvolution === undefined ? added : removeDeadSteps(fuseQuantizedConvolution(added));
  const fused = compactTensors(quantized);
  const { tensors, length } = assignMemory(fused, assignLayouts(fused, target), target);
  return { inputs: fused.inputs, outputs: fused.outputs, tensors, steps: fused.steps, arenaLength: length };
}
