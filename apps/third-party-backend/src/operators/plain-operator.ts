import type { Attribute, DataType } from '@automodel/onnx';
import type { PlainTensor } from '../plain-tensor.js';

export type Attributes = Readonly<Record<string, Attribute>>;

/** What a node computes from. */
export interface NodeInputs {
  /** In the node's order; undefined for one that is left out. */
  readonly inputs: readonly (PlainTensor | undefined)[];
  readonly attributes: Attributes;
}

/** How one operator is computed. */
export interface PlainOperator {
  compute(node: NodeInputs): PlainTensor;
  /** Whether a constant input may have a type other than float32. @default never */
  takes?(position: number, dataType: DataType): boolean;
  /** Whether the attributes ask for what it does not do. @default never */
  refuses?(attributes: Attributes): boolean;
}
