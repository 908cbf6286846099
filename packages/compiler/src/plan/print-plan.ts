import type { Plan, PlanTensor, Step } from './plan.js';

/** A plan as a table for people: a line per step with what it computes, its shapes and its place in the arena. */
export function printPlan(plan: Plan): string {
  const rows = plan.steps.map((step) => describeStep(step, plan.tensors));
  const header = ['step', 'name', 'input', 'output', 'offset', 'with'];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const arena = `arena: ${(plan.arenaLength / 1e6).toFixed(2)} MB for ${plan.tensors.length} tensors`;
  return [line(header), ...rows.map(line), arena, ''].join('\n');
}

function describeStep(step: Step, tensors: readonly PlanTensor[]): readonly string[] {
  const output = tensors[step.output];
  return [step.kind, step.name, inputText(step, tensors), dimsText(output), String(output?.offset ?? 0), details(step)];
}

function dimsText(tensor: PlanTensor | undefined): string {
  return tensor === undefined ? '?' : `${tensor.dims.join('×')}`;
}

function inputText(step: Step, tensors: readonly PlanTensor[]): string {
  if ('input' in step) return dimsText(tensors[step.input]);
  return ('inputs' in step ? step.inputs : [step.left, step.right])
    .map((operand) => (operand.kind === 'tensor' ? dimsText(tensors[operand.tensor]) : operand.value.dims.join('×')))
    .join(', ');
}

function details(step: Step): string {
  const parts: string[] = [];
  if ('kernel' in step) parts.push(`${step.kernel.join('×')} / ${step.strides.join('×')}`);
  if (step.kind === 'convolution') {
    if (step.group > 1) parts.push(`group ${step.group}`);
    if (step.normalization !== undefined) parts.push('normalization');
    if (step.residual !== undefined) parts.push('residual');
  }
  if (step.kind === 'quantized-convolution') {
    if (step.normalization !== undefined) parts.push('normalization');
    if (step.residual !== undefined) parts.push('residual');
    if (step.isRelu) parts.push('relu');
    parts.push(`to ${step.outputScale === undefined ? 'float32' : 'int8'}`);
  }
  if (step.kind === 'binary') parts.push(step.operator);
  if (step.kind === 'unary') parts.push(step.function.name);
  if ('activation' in step && step.activation !== undefined) parts.push(step.activation.name);
  return parts.join(', ');
}
