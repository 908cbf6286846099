import { explained, type Model } from '@automodel/onnx';
import { compilePlan } from './compile-plan.js';
import type { InputShapes, InputValues } from './passes/specialize-shapes.js';
import type { Plan } from './plan/plan.js';
import type { Target } from './plan/target.js';
import { compilationWords } from './problems/compilation-words.js';

/**
 * Compiles a graph for inputs of given shapes into a plan. No weight is read: steps say where their weights lie.
 * @param values those of the inputs that `valueInputs` names; what is given is no input of the plan.
 * @throws {InvalidGraphError} if a node cannot be compiled.
 * @throws {UnsupportedOperatorsError} if there is no form of an operator for how a node uses it.
 */
export function compile(model: Model, target: Target, shapes: InputShapes, values: InputValues = new Map()): Plan {
  return explained(() => compilePlan(model, target, shapes, values), compilationWords);
}
