import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import type { AttributeSchema, OperatorSchema } from '../schema/operator-schema.js';
import { inferAsInput } from '../shapes/infer-as-input.js';
import { sameDataType } from '../shapes/same-data-type.js';

function scatterSchema(name: string, attributes: Readonly<Record<string, AttributeSchema>> = {}): OperatorSchema {
  return {
    name,
    domain: '',
    sinceVersion: 11,
    inputs: { min: 3, max: 3 },
    outputs: { min: 1, max: 1 },
    attributes: { ...attributes, reduction: { type: 'string', since: 16 } },
    infer(context) {
      sameDataType(context, [0, 2]);
      return inferAsInput(context);
    },
  };
}

/** What happens to an element that is already there. */
export type ScatterReduction = 'add' | 'max' | 'min' | 'mul' | 'none';

export interface ScatterElementsOptions {
  /** @default 0 */
  readonly axis?: number | undefined;
  /** @default none */
  readonly reduction?: ScatterReduction | undefined;
}
export const scatterElementsSchema: OperatorSchema = /* @__PURE__ */ scatterSchema('ScatterElements', {
  axis: { type: 'int' },
});
/** The input with the updates put at the indices along an axis; indices and updates have one shape. */
export const scatterElements = (
  input: Value,
  indices: Value,
  updates: Value,
  { ...attributes }: ScatterElementsOptions = {},
): Value => applyOperator(scatterElementsSchema, [input, indices, updates], attributes);

export interface ScatterNDOptions {
  /** @default none */
  readonly reduction?: ScatterReduction | undefined;
}
export const scatterNDSchema: OperatorSchema = /* @__PURE__ */ scatterSchema('ScatterND');
/** The input with the updates put at the index tuples in the last axis of the indices. */
export const scatterND = (
  input: Value,
  indices: Value,
  updates: Value,
  { ...attributes }: ScatterNDOptions = {},
): Value => applyOperator(scatterNDSchema, [input, indices, updates], attributes);
