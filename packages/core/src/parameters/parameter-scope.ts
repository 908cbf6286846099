import type { Value } from '@automodel/onnx';
import type { Initialization } from './initialization.js';
import type { ParameterTable } from './parameter-table.js';
import type { RareGraphParts } from './rare-graph-parts.js';

/** A place in the tree of parameter names, such as `resnet.encoder.stages.0`: what PyTorch's nesting of modules is. */
export class ParameterScope {
  /** The path with which names start; '' at the root. */
  readonly path: string;
  readonly #table: ParameterTable;

  constructor(table: ParameterTable, path = '') {
    this.#table = table;
    this.path = path;
  }

  /** What activations other than the common ones are made of; `findActivation` asks for it. */
  get rareParts(): RareGraphParts {
    return this.#table.rareParts;
  }

  /** A place further in: `scope('encoder.stages.0')`; '' is the same place. */
  scope(name: string | number): ParameterScope {
    return name === '' ? this : new ParameterScope(this.#table, this.#join(String(name)));
  }

  /** A float tensor of the checkpoint, as a value of the graph in the compute type. */
  parameter(name: string, dims: readonly number[], initialization: Initialization): Value {
    return this.#table.value({ name: this.#join(name), dims, dataType: 'float32', initialization });
  }

  /** An int64 scalar of the checkpoint that the graph does not read, such as `num_batches_tracked`; it starts at 0. */
  counter(name: string): void {
    const initialization = { kind: 'constant', value: 0 } as const;
    this.#table.declare({ name: this.#join(name), dims: [], dataType: 'int64', initialization });
  }

  #join(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
