import type { Tensor } from '../tensor.js';

/** One entry of a model's output table: the camelCase name is its key, `name` is Python's. */
export interface OutputDeclaration {
  /** Python's name, which the graph output carries; lists are numbered: `hidden_states.0`, `hidden_states.1` … */
  readonly name: string;
  readonly kind: 'tensor' | 'tensors';
  /** `always`; `on-request`: only if a run asks for it; `by-config`: only for some configs. */
  readonly presence: 'always' | 'by-config' | 'on-request';
}

/** The outputs of a model class, from which the type of `forward` follows. */
export type OutputTable = Readonly<Record<string, OutputDeclaration>>;

type OutputValue<Kind, Item> = Kind extends 'tensors' ? readonly Item[] : Item;

type AlwaysPresent<Table extends OutputTable> = {
  [Key in keyof Table]: Table[Key]['presence'] extends 'always' ? Key : never;
}[keyof Table];

/** The record that an output table describes, over tensors (of a run) or values (of a graph). */
export type Outputs<Table extends OutputTable, Item = Tensor> = {
  readonly [Key in AlwaysPresent<Table>]: OutputValue<Table[Key]['kind'], Item>;
} & {
  readonly [Key in Exclude<keyof Table, AlwaysPresent<Table>>]?: OutputValue<Table[Key]['kind'], Item>;
};
