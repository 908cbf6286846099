import { applyOperator } from '../builder/apply-operator.js';
import type { Value } from '../builder/value.js';
import { tensorType } from '../ir/tensor-type.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

/** What the modes were called before operator set 20. */
const olderModes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['bilinear', 'linear'],
  ['bicubic', 'cubic'],
]);

export const gridSampleSchema: OperatorSchema = {
  name: 'GridSample',
  domain: '',
  sinceVersion: 16,
  inputs: { min: 2, max: 2 },
  outputs: { min: 1, max: 1 },
  attributes: { align_corners: { type: 'int' }, mode: { type: 'string' }, padding_mode: { type: 'string' } },
  lift(node, { opset }) {
    const { mode } = node.attributes;
    const renamed = mode?.type === 'string' ? olderModes.get(mode.value) : undefined;
    if (opset >= 20 || renamed === undefined) return [node];
    return [{ ...node, attributes: { ...node.attributes, mode: { type: 'string', value: renamed } } }];
  },
  infer(context) {
    const { dataType, shape } = context.tensor(0);
    const grid = context.tensor(1).shape;
    if (shape === undefined || grid === undefined) return [tensorType(dataType, undefined)];
    if (shape.length !== grid.length)
      context.fail(`the input has ${shape.length} dimensions and the grid ${grid.length}; they must agree`);
    return [tensorType(dataType, [...shape.slice(0, 2), ...grid.slice(1, -1)])];
  },
};

export interface GridSampleOptions {
  /** @default linear */
  readonly mode?: 'cubic' | 'linear' | 'nearest' | undefined;
  /** @default zeros */
  readonly paddingMode?: 'border' | 'reflection' | 'zeros' | undefined;
  /** @default false */
  readonly alignCorners?: boolean | undefined;
}

/**
 * The input interpolated at given places.
 * @param input [batch, channels, …spatial]
 * @param grid [batch, …output spatial, spatial rank], places from -1 to 1, the last axis first
 */
export function gridSample(input: Value, grid: Value, { ...attributes }: GridSampleOptions = {}): Value {
  return applyOperator(gridSampleSchema, [input, grid], attributes);
}
