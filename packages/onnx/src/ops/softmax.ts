import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';
import { normalizeAxis } from '../shapes/normalize-axis.js';

/** The schema of an operator that normalises along one axis; the form since operator set 13. */
function axisSchema(name: string): OperatorSchema {
  return {
    name,
    domain: '',
    sinceVersion: 13,
    inputs: { min: 1, max: 1 },
    outputs: { min: 1, max: 1 },
    attributes: { axis: { type: 'int' } },
    infer(context) {
      const { shape } = context.tensor(0);
      if (shape !== undefined) normalizeAxis(context, context.integer('axis', -1), shape.length);
      return inferAsInput(context);
    },
  };
}

export interface SoftmaxOptions {
  /** @default -1 */
  readonly axis?: number | undefined;
}

export const softmaxSchema: OperatorSchema = /* @__PURE__ */ axisSchema('Softmax');
/** exp(x) divided by its sum along an axis. */
export const softmax = (input: Value, { ...attributes }: SoftmaxOptions = {}): Value =>
  applyOperator(softmaxSchema, [input], attributes);

export const logSoftmaxSchema: OperatorSchema = /* @__PURE__ */ axisSchema('LogSoftmax');
/** The logarithm of softmax along an axis, without overflow. */
export const logSoftmax = (input: Value, { ...attributes }: SoftmaxOptions = {}): Value =>
  applyOperator(logSoftmaxSchema, [input], attributes);

export const hardmaxSchema: OperatorSchema = /* @__PURE__ */ axisSchema('Hardmax');
/** 1 at the first largest element along an axis, 0 elsewhere. */
export const hardmax = (input: Value, { ...attributes }: SoftmaxOptions = {}): Value =>
  applyOperator(hardmaxSchema, [input], attributes);
