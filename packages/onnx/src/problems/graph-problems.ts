import type { DataType } from '../ir/data-type.js';
import type { Node } from '../ir/graph.js';
import type { Dimension, Shape } from '../ir/shape.js';
import type { ValueType } from '../ir/value-type.js';
import type { AttributeOption } from '../schema/attribute-option.js';
import type { OperatorSchema } from '../schema/operator-schema.js';

/** What can be wrong with the graph of a residual network, with the values that explain it: a page holds no words for these. */
export interface GraphProblems {
  readonly axis: readonly [axis: number, rank: number];
  readonly broadcast: readonly [shapes: readonly (readonly Dimension[])[], left: number, right: number];
  readonly convolution: readonly [input: readonly Dimension[], weight: readonly Dimension[]];
  readonly dataType: readonly [attribute: string, code: number];
  readonly dataTypes: readonly [first: number, index: number, dataType: DataType, other: DataType];
  /** The subject is one of those below or words. */
  readonly dimensions: readonly [left: number, right: number, subject: string];
  readonly elements: readonly [];
  readonly graph: readonly [value: string];
  readonly group: readonly [outputChannels: number, group: number];
  readonly matrix: readonly [shape: Shape];
  readonly name: readonly [name: string, origin: string, taken: string | undefined];
  readonly node: readonly [node: Node, schema: OperatorSchema, opset: number];
  readonly noOutput: readonly [];
  readonly option: readonly [name: string, value: AttributeOption, type: string | undefined];
  readonly outputs: readonly [given: number];
  readonly outputType: readonly [index: number, type: ValueType | undefined];
  readonly pooling: readonly [shape: Shape];
  readonly sinceVersion: readonly [version: number];
  readonly tensor: readonly [index: number, kind: string | undefined];
  /** Per spatial axis; pads are all begins, then all ends. */
  readonly window: readonly [
    spatial: readonly Dimension[],
    kernel: readonly Dimension[],
    strides: readonly number[],
    dilations: readonly number[],
    pads: readonly number[],
    autoPad: string,
  ];
}
