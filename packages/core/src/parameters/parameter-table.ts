import { cast, type DataType, type GraphBuilder, type Value } from '@automodel/onnx';
import { int8Format } from '../checkpoint/int8-format.js';
import type { ParameterDeclaration } from './parameter-declaration.js';
import type { ParameterPlacement } from './parameter-placement.js';
import type { RareGraphParts } from './rare-graph-parts.js';

/**
 * The parameters of one graph under construction: records what the model declares, and gives values for it. Without placements
 * it only declares; with them, the values are initializers that point into files, brought to the compute type where they are stored in another.
 */
export class ParameterTable {
  readonly #declarations = new Map<string, ParameterDeclaration>();
  readonly #values = new Map<string, Value>();
  readonly #graph: GraphBuilder;
  readonly #computeType: DataType;
  readonly #placements: ReadonlyMap<string, ParameterPlacement> | undefined;
  readonly #rareParts: RareGraphParts | undefined;

  constructor(
    graph: GraphBuilder,
    computeType: DataType,
    placements?: ReadonlyMap<string, ParameterPlacement>,
    rareParts?: RareGraphParts,
  ) {
    this.#graph = graph;
    this.#computeType = computeType;
    this.#placements = placements;
    this.#rareParts = rareParts;
  }

  /** @throws {Error} if they are not loaded: the graph is then built again with them. */
  get rareParts(): RareGraphParts {
    if (this.#rareParts === undefined) throw new Error('The rare parts of graphs are not loaded.');
    return this.#rareParts;
  }

  /** Everything declared so far, in order. */
  get declarations(): readonly ParameterDeclaration[] {
    return [...this.#declarations.values()];
  }

  /** Declares a tensor that the graph itself does not read, such as a training counter. */
  declare(declaration: ParameterDeclaration): void {
    this.#declarations.set(declaration.name, declaration);
  }

  /** Declares a tensor and gives its value in the compute type; the same name again gives the same value. */
  value(declaration: ParameterDeclaration): Value {
    const known = this.#values.get(declaration.name);
    if (known !== undefined) return known;
    this.declare(declaration);
    const value = this.#place(declaration);
    this.#values.set(declaration.name, value);
    return value;
  }

  #place({ name, dims }: ParameterDeclaration): Value {
    const placement = this.#placements?.get(name);
    if (placement === undefined) return this.#initializer(name, { dims });
    const { dataType, scale } = placement;
    if (scale !== undefined) {
      const weight = this.#initializer(`${name}${int8Format.weightSuffix}`, placement);
      const scales = this.#initializer(`${name}${int8Format.scaleSuffix}`, scale);
      return this.rareParts.dequantize(weight, scales);
    }
    const stored = this.#initializer(name, placement);
    return dataType === this.#computeType ? stored : cast(stored, this.#computeType);
  }

  #initializer(
    name: string,
    {
      dataType = this.#computeType,
      dims,
      file = 'not placed',
      offset = 0,
      length = 0,
    }: Partial<ParameterPlacement> & Pick<ParameterPlacement, 'dims'>,
  ): Value {
    const data = { kind: 'external', location: file, offset, length } as const;
    return this.#graph.initializer({ name, dataType, dims, data });
  }
}
