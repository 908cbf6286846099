import type { Model } from '@automodel/onnx';
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

/**
 * `compile` for who can wait for the words of a problem: `explainCompilation` has them.
 * @throws {GraphProblem} if a node cannot be compiled.
 */
export function compilePlan(model: Model, target: Target, shapes: InputShapes, values: InputValues = new Map()): Plan {
  const { operators, canFuseActivation, hasQuantizedConvolution = false } = target;
  const { schemas, inlineFunctions, passes } = operators;
  const lifted = passes?.lift(model, schemas) ?? model;
  const specialized = specializeShapes(inlineFunctions?.(lifted) ?? lifted, operators, shapes, values);
  const fixed = new Set(model.graph.initializers.flatMap(({ name }) => (values.has(name) ? [] : [name])));
  const lowered = lowerGraph(passes?.foldConstants(specialized, schemas) ?? specialized.graph, operators, fixed);
  const normalized = foldNormalization(removeDeadSteps(lowered));
  const activated = fuseActivation(passes?.fuseSilu(normalized) ?? normalized, canFuseActivation);
  const added = fuseActivation(fuseResidual(activated), canFuseActivation);
  const quantized = hasQuantizedConvolution ? passes?.fuseQuantizedConvolution?.(added) : undefined;
  const fused = compactTensors(quantized === undefined ? added : removeDeadSteps(quantized));
  const { tensors, length } = assignMemory(fused, assignLayouts(fused, target), target);
  return { inputs: fused.inputs, outputs: fused.outputs, tensors, steps: fused.steps, arenaLength: length };
}
