import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

export const nonMaxSuppressionSchema: OperatorSchema = {
  name: 'NonMaxSuppression',
  domain: '',
  sinceVersion: 10,
  inputs: { min: 2, max: 5 },
  outputs: { min: 1, max: 1 },
  attributes: { center_point_box: { type: 'int' } },
  // How many boxes remain depends on the scores.
  infer: () => [tensorType('int64', [null, 3])],
};

export interface NonMaxSuppressionOptions {
  /** int64 scalar. @default 0: none */
  readonly maxOutputBoxesPerClass?: Value | undefined;
  /** float32 scalar. @default 0 */
  readonly iouThreshold?: Value | undefined;
  /** float32 scalar. @default none */
  readonly scoreThreshold?: Value | undefined;
  /** Whether boxes are centre and size instead of corners. @default false */
  readonly centerPointBox?: boolean | undefined;
}

/**
 * The boxes that remain when those that overlap a better one are left out.
 * @param boxes [batch, boxes, 4]
 * @param scores [batch, classes, boxes]
 * @returns [selected, 3]: batch, class and box, int64
 */
export function nonMaxSuppression(
  boxes: Value,
  scores: Value,
  { maxOutputBoxesPerClass, iouThreshold, scoreThreshold, ...attributes }: NonMaxSuppressionOptions = {},
): Value {
  const inputs = [boxes, scores, maxOutputBoxesPerClass, iouThreshold, scoreThreshold] as const;
  return applyOperator(nonMaxSuppressionSchema, inputs, attributes);
}
