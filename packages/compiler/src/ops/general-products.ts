import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { general } from '../lowering/general.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { Operand, Step } from '../plan/plan.js';
import { lowerGemm } from './gemm.js';
import { lowerMatMul } from './mat-mul.js';

/** MatMul of any two tensors. */
export function lowerGeneralMatMul(context: NodeContext): Step | readonly Step[] {
  const [left, right] = [context.dims(0), context.dims(1)];
  const isFloat = dataTypeOf(context, 0) === 'float32';
  const isEmpty = [...left, ...right].includes(0);
  if (isFloat && context.constant(1) !== undefined && right.length === 2 && left.length > 1 && !isEmpty) {
    return lowerMatMul(context);
  }
  const steps = new Decomposition(context);
  // Vectors are matrices of one row or column, which the output does not have.
  const rows = left.length === 1 ? steps.reshape(context.operand(0), [1, left[0] ?? 1]) : context.operand(0);
  const columns = right.length === 1 ? steps.reshape(context.operand(1), [right[0] ?? 1, 1]) : context.operand(1);
  if (left.length === 1 || right.length === 1) {
    steps.reshape(steps.multiply(rows, columns), context.outputDims(), context.output());
  } else {
    steps.multiply(rows, columns, context.output());
  }
  return steps.steps;
}

/** Gemm in all its forms: alpha × A × B + beta × C. */
export function lowerGeneralGemm(context: NodeContext): Step | readonly Step[] {
  const [alpha, beta] = [context.float('alpha', 1), context.float('beta', 1)];
  const columns = context.outputDims().at(-1) ?? 1;
  const bias = context.has(2) ? context.dims(2) : [columns];
  const hasWeights = context.constant(1) !== undefined && (!context.has(2) || context.constant(2) !== undefined);
  const isRow = bias.at(-1) === columns && bias.reduce((product, dim) => product * dim, 1) === columns;
  const isPlain = alpha === 1 && beta === 1 && context.integer('transA', 0) === 0;
  const isEmpty = [...context.dims(0), ...context.dims(1)].includes(0);
  if (hasWeights && isRow && isPlain && !isEmpty && dataTypeOf(context, 0) === 'float32') return lowerGemm(context);
  const steps = new Decomposition(context);
  const matrix = (index: number, attribute: string): Operand => {
    const operand = context.operand(index);
    return context.integer(attribute, 0) === 0 ? operand : steps.transpose(operand, [1, 0]);
  };
  const scaled = (value: Operand, factor: number, into?: number): Operand =>
    steps.binary('mul', value, steps.constant([factor], [], steps.dataType(value)), into);
  const hasBias = context.has(2) && beta !== 0;
  const output = context.output();
  const isLast = !hasBias && alpha === 1;
  const sums = steps.multiply(matrix(0, 'transA'), matrix(1, 'transB'), isLast ? output : undefined);
  const value = alpha === 1 ? sums : scaled(sums, alpha, hasBias ? undefined : output);
  if (hasBias) steps.binary('add', value, beta === 1 ? context.operand(2) : scaled(context.operand(2), beta), output);
  return steps.steps;
}

/** Einsum: letters for all axes; those of an ellipsis become letters that an equation cannot have. */
export function lowerEinsum(context: NodeContext): Step {
  const equation = context.text('equation', '').replaceAll(' ', '');
  const [left = '', right] = equation.split('->');
  const inputs = left.split(',');
  const ranks = inputs.map((term, index) => context.dims(index).length - term.replace('...', '').length);
  const most = Math.max(0, ...inputs.map((term, index) => (term.includes('...') ? (ranks[index] ?? 0) : 0)));
  const spread = (term: string, count: number): readonly string[] => {
    const [before = '', after] = term.split('...');
    if (after === undefined) return [...before];
    const hidden = Array.from({ length: count }, (_, axis) => `.${most - count + axis}`);
    return [...before, ...hidden, ...after];
  };
  const terms = inputs.map((term, index) => spread(term, ranks[index] ?? 0));
  const letters = terms.flat().filter((letter) => !letter.startsWith('.'));
  const once = [...new Set(letters)].filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter)).sort();
  const hidden = Array.from({ length: most }, (_, axis) => `.${axis}`);
  const result = right === undefined ? [...hidden, ...once] : spread(right, most);
  return general(context, { kind: 'einsum', terms, result });
}
