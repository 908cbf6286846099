import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { Dimension } from '../ir/shape.js';
import { tensorType } from '../ir/tensor-type.js';
import type { TensorType } from '../ir/value-type.js';
import type { InferenceContext } from '../schema/inference-context.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { unlimited } from '../schema/unlimited.js';
import { broadcastShapes } from '../shapes/broadcast-shapes.js';
import { sameDataType } from '../shapes/same-data-type.js';

export const einsumSchema: OperatorSchema = {
  name: 'Einsum',
  domain: '',
  sinceVersion: 12,
  inputs: { min: 1, max: unlimited },
  outputs: { min: 1, max: 1 },
  attributes: { equation: { type: 'string', required: true } },
  infer: (context) => [inferEinsum(context)],
};

const ellipsis = '...';

function inferEinsum(context: InferenceContext): TensorType {
  const equation = context.text('equation', '').replaceAll(' ', '');
  const [left = '', right] = equation.split('->');
  const terms = left.split(',');
  if (terms.length !== context.inputCount) {
    context.fail(`the equation "${equation}" has ${terms.length} terms for ${context.inputCount} inputs`);
  }
  const dimensions = new Map<string, Dimension>();
  let batch: readonly Dimension[] | undefined = [];
  terms.forEach((term, index) => {
    const { shape } = context.tensor(index);
    const labels = splitLabels(term);
    const covered =
      shape === undefined ? undefined : shape.length - (labels.length - (labels.includes(ellipsis) ? 1 : 0));
    if (shape === undefined || covered === undefined) {
      if (labels.includes(ellipsis)) batch = undefined;
      for (const label of labels) if (label !== ellipsis && !dimensions.has(label)) dimensions.set(label, null);
      return;
    }
    if (covered < 0 || (covered > 0 && !labels.includes(ellipsis))) {
      context.fail(
        `the term "${term}" does not have as many labels as input ${index} has dimensions (${shape.length})`,
      );
    }
    let axis = 0;
    for (const label of labels) {
      if (label === ellipsis) {
        batch = batch && broadcastShapes(context, [batch, shape.slice(axis, axis + covered)]);
        axis += covered;
      } else {
        const [merged = null] = broadcastShapes(context, [[dimensions.get(label) ?? 1], [shape[axis] ?? null]]) ?? [];
        dimensions.set(label, merged);
        axis += 1;
      }
    }
  });
  const dataType = sameDataType(
    context,
    terms.map((_, index) => index),
  );
  const outputLabels = splitLabels(right ?? implicitOutput(left));
  if (batch === undefined && outputLabels.includes(ellipsis)) return tensorType(dataType, undefined);
  const stacked = batch ?? [];
  return tensorType(
    dataType,
    outputLabels.flatMap((label): readonly Dimension[] =>
      label === ellipsis ? stacked : [dimensions.get(label) ?? null],
    ),
  );
}

function splitLabels(term: string): readonly string[] {
  return term.match(/\.\.\.|[A-Za-z]/g) ?? [];
}

/** Without "->", the labels that occur once, in alphabetical order, behind the ellipsis. */
function implicitOutput(left: string): string {
  const labels = splitLabels(left).filter((label) => label !== ellipsis);
  const once = labels.filter((label) => labels.indexOf(label) === labels.lastIndexOf(label));
  return (left.includes(ellipsis) ? ellipsis : '') + once.toSorted().join('');
}

/** Products summed over the labels that the output does not have: `einsum('bij,bjk->bik', a, b)` is a batched matrix product. */
export function einsum(equation: string, first: Value, ...rest: Value[]): Value {
  return applyOperator(einsumSchema, [first, ...rest], { equation });
}
