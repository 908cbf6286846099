import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { mergeDimensions } from '../shapes/merge-dimensions.js';

/** Losses of [batch, classes, …spatial] scores against [batch, …spatial] classes. */
function lossSchema(name: string, outputs: 1 | 2): OperatorSchema {
  return {
    name,
    domain: '',
    sinceVersion: 12,
    inputs: { min: 2, max: 3 },
    outputs: { min: 1, max: outputs },
    attributes: { ignore_index: { type: 'int' }, reduction: { type: 'string' } },
    infer(context) {
      const scores = context.tensor(0);
      const targets = context.tensor(1).shape;
      const reduction = context.text('reduction', 'mean');
      if (!['mean', 'none', 'sum'].includes(reduction)) {
        context.fail(`its reduction "${reduction}" is none of mean, none and sum`);
      }
      if (scores.shape !== undefined && targets !== undefined && scores.shape.length !== targets.length + 1) {
        context.fail(`the targets have ${targets.length} dimensions, but must have one less than the scores`);
      }
      const shape = targets?.map((size, axis) => {
        const other = scores.shape?.[axis === 0 ? 0 : axis + 1] ?? null;
        return mergeDimensions(context, size, other, `dimension ${axis} of the targets and that of the scores`);
      });
      return [tensorType(scores.dataType, reduction === 'none' ? shape : []), scores].slice(0, outputs);
    },
  };
}

export const negativeLogLikelihoodLossSchema: OperatorSchema = /* @__PURE__ */ lossSchema(
  'NegativeLogLikelihoodLoss',
  1,
);

export const softmaxCrossEntropyLossSchema: OperatorSchema = /* @__PURE__ */ lossSchema('SoftmaxCrossEntropyLoss', 2);

export interface LossOptions {
  /** A factor for each class: [classes]. @default ones */
  readonly weight?: Value | undefined;
  /** Targets of this number count for nothing. */
  readonly ignoreIndex?: number | undefined;
  /** `mean` divides by the sum of the factors. @default mean */
  readonly reduction?: 'mean' | 'none' | 'sum' | undefined;
}

/**
 * Minus the logarithm of each target's probability, times its class's factor.
 * @param logProbabilities [batch, classes, …spatial]
 * @param targets int32 or int64 [batch, …spatial]
 */
export function negativeLogLikelihoodLoss(
  logProbabilities: Value,
  targets: Value,
  { weight, ...attributes }: LossOptions = {},
): Value {
  return applyOperator(negativeLogLikelihoodLossSchema, [logProbabilities, targets, weight], attributes);
}

/** The negative log-likelihood of the softmax of scores, otherwise as there. */
export function softmaxCrossEntropyLoss(
  scores: Value,
  targets: Value,
  { weight, ...attributes }: LossOptions = {},
): Value {
  return applyOperator(softmaxCrossEntropyLossSchema, [scores, targets, weight], attributes);
}
