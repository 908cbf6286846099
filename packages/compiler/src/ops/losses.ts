import { dataTypeOf } from '../lowering/data-type-of.js';
import { Decomposition } from '../lowering/decomposition.js';
import { hasOutput } from '../lowering/has-output.js';
import type { NodeContext } from '../lowering/node-context.js';
import type { Operand, Step } from '../plan/plan.js';

/** NegativeLogLikelihoodLoss: minus the logarithm of each target's probability, times its class's factor. */
export function lowerNegativeLogLikelihoodLoss(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  addLoss(context, steps, context.operand(0));
  return steps.steps;
}

/** SoftmaxCrossEntropyLoss: the same of the logarithm of softmax over the classes, which is its second output. */
export function lowerSoftmaxCrossEntropyLoss(context: NodeContext): readonly Step[] {
  const steps = new Decomposition(context);
  const logarithms = hasOutput(context, 1) ? context.output(1) : undefined;
  addLoss(context, steps, steps.softmax(context.operand(0), 1, 'log', logarithms));
  return steps.steps;
}

function addLoss(context: NodeContext, steps: Decomposition, logProbabilities: Operand): void {
  const { ignore_index: ignored } = context.node.attributes;
  const reduction = context.text('reduction', 'mean');
  const given = context.operand(1);
  const dims = steps.dims(given);
  const [batch = 1, ...spatial] = dims;
  const type = steps.dataType(given);
  const isIgnored =
    ignored === undefined
      ? undefined
      : steps.compare('equal', given, steps.constant([context.integer('ignore_index', 0)], [], type));
  // What is ignored need not be the number of a class.
  const targets = isIgnored === undefined ? given : steps.where(isIgnored, steps.constant([0], [], type), given);
  const positions = steps.reshape(targets, [batch, 1, ...spatial]);
  const dataType = steps.dataType(logProbabilities);
  const picked = steps.add(
    { kind: 'gather-elements', inputs: [logProbabilities, positions], axis: 1 },
    [batch, 1, ...spatial],
    dataType,
  );
  const factors = factorsOf(context, steps, { targets, dims, isIgnored });
  const negative = steps.unary('neg', steps.reshape(picked, dims));
  const into = context.output();
  if (reduction === 'none') {
    if (factors === undefined) steps.reshape(negative, dims, into);
    else steps.binary('mul', negative, factors, into);
    return;
  }
  const losses = factors === undefined ? negative : steps.binary('mul', negative, factors);
  const sum = (operand: Operand): Operand => steps.reduce('sum', operand, [...dims.keys()]);
  if (reduction === 'sum') {
    steps.reshape(sum(losses), [], into);
    return;
  }
  const count = dims.reduce((product, size) => product * size, 1);
  const divisor = factors === undefined ? steps.constant([count], [], dataType) : steps.reshape(sum(factors), []);
  steps.binary('div', steps.reshape(sum(losses), []), divisor, into);
}

/** What each loss is multiplied by; nothing where that is 1 for all. */
function factorsOf(
  context: NodeContext,
  steps: Decomposition,
  {
    targets,
    dims,
    isIgnored,
  }: { readonly targets: Operand; readonly dims: readonly number[]; readonly isIgnored: Operand | undefined },
): Operand | undefined {
  const dataType = dataTypeOf(context, 0);
  const weights = context.has(2)
    ? steps.add({ kind: 'gather', inputs: [context.operand(2), targets], axis: 0 }, dims, dataType)
    : undefined;
  if (isIgnored === undefined) return weights;
  const one = steps.constant([1], [], dataType);
  return steps.where(isIgnored, steps.constant([0], [], dataType), weights ?? one);
}
