import type { Draft } from '../lowering/draft.js';
import { stepInputs } from '../lowering/step-inputs.js';
import type { Operand, Step, TensorIndex } from '../plan/plan.js';

/** Leaves out the tensors that no step touches any more, and numbers the rest anew. */
export function compactTensors(draft: Draft): Draft {
  const used = new Set([
    ...draft.inputs.map(({ tensor }) => tensor),
    ...draft.steps.flatMap((step) => [...stepInputs(step), step.output]),
    ...draft.outputs.map(({ tensor }) => tensor),
  ]);
  const kept = [...used].sort((left, right) => left - right);
  const numbers = new Map(kept.map((tensor, index) => [tensor, index]));
  const renumber = (tensor: TensorIndex): TensorIndex => numbers.get(tensor) ?? tensor;
  return {
    inputs: draft.inputs.map((port) => ({ ...port, tensor: renumber(port.tensor) })),
    outputs: draft.outputs.map((port) => ({ ...port, tensor: renumber(port.tensor) })),
    tensors: draft.tensors.filter((_, index) => used.has(index)),
    steps: draft.steps.map((step) => renumberStep(step, renumber)),
  };
}

function renumberStep(step: Step, renumber: (tensor: TensorIndex) => TensorIndex): Step {
  const output = renumber(step.output);
  const operand = (value: Operand): Operand =>
    value.kind === 'tensor' ? { kind: 'tensor', tensor: renumber(value.tensor) } : value;
  if ('inputs' in step) return { ...step, output, inputs: step.inputs.map(operand) };
  if ('left' in step) return { ...step, output, left: operand(step.left), right: operand(step.right) };
  const input = renumber(step.input);
  if (!('residual' in step) || step.residual === undefined) return { ...step, output, input };
  return { ...step, output, input, residual: renumber(step.residual) };
}
