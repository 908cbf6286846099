import { obeysSchema } from '../checker/obeys-schema.js';
import { withKnownTypes } from '../inference/infer-types.js';
import type { Attribute } from '../ir/attribute.js';
import type { DataType } from '../ir/data-type.js';
import type { Node, ValueInfo } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import type { Dimension } from '../ir/shape.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { tensorType } from '../ir/tensor-type.js';
import { irVersion, operatorSetVersion } from '../ir/versions.js';
import { identitySchema } from '../ops/identity.js';
import { GraphProblem, type ProblemNode } from '../problems/graph-problem.js';
import type { GraphProblems } from '../problems/graph-problems.js';
import { KnownTypes } from '../schema/known-types.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import type { Value } from './value.js';

/** Where a value comes from: only values that a node computes can be renamed. */
type Origin = 'input' | 'initializer' | 'node';

/**
 * `GraphBuilder` without what the usual residual networks do without: words for mistakes, constants and what is computed from them. Where it meets
 * such it throws a `GraphProblem`, and who built with it builds once more with a GraphBuilder.
 */
export class PlainGraphBuilder {
  readonly #name: string;
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs: ValueInfo[] = [];
  protected readonly initializers: Map<string, TensorConstant> = new Map();
  /** Of a GraphBuilder: its constants by type and elements. */
  declare protected constants: Map<string, Value>;
  readonly #nodes: Node[] = [];
  /** What has a name: nodes have those of their first outputs, which are theirs even where they are renamed. */
  readonly #origins = new Map<string, Origin>();
  readonly #known: KnownTypes;
  /** The parameter path that nodes made from a value are named after, such as `resnet.embedder.embedder.convolution`. */
  readonly #parameterPaths = new Map<string, string>();
  /** From the names that nodes were built with, and from their own, to the names of graph outputs. */
  readonly #outputNames = new Map<string, string>();
  readonly #counters = new Map<string, number>();
  readonly #domains = new Map([['', operatorSetVersion]]);

  constructor(name: string, known: KnownTypes = new KnownTypes()) {
    this.#name = name;
    this.#known = known;
  }

  /**
   * Declares an input of the graph.
   * @throws {InvalidGraphError} if the name is taken
   */
  input(name: string, dataType: DataType, shape: readonly Dimension[]): Value {
    const type = tensorType(dataType, [...shape]);
    this.#claim(name, 'input');
    this.#inputs.push({ name, type });
    this.#known.setType(name, type);
    return { graph: this, name, type };
  }

  /**
   * A parameter, inline or external. The same one may be asked for again.
   * @throws {InvalidGraphError} if the name is taken by something else
   */
  initializer(constant: TensorConstant): Value {
    if (this.initializers.get(constant.name) !== constant) {
      this.#claim(constant.name, 'initializer');
      this.initializers.set(constant.name, constant);
      this.#known.setConstant(constant.name, constant);
      const end = constant.name.lastIndexOf('.');
      if (end > 0) this.#parameterPaths.set(constant.name, constant.name.slice(0, end));
    }
    return { graph: this, name: constant.name, type: tensorType(constant.dataType, constant.dims) };
  }

  /** A small inline constant; equal ones are the same value. */
  constant(_dataType: DataType, _dims: readonly number[], _elements: readonly number[] | readonly bigint[]): Value {
    return this.fail(undefined, 'elements');
  }

  /**
   * Appends a node and infers the types of its outputs at once.
   * @param outputCount @default the fewest that the operator gives
   * @throws {InvalidGraphError} that names the node and its operator
   */
  apply(
    schema: OperatorSchema,
    inputs: readonly (Value | undefined)[],
    attributes: Readonly<Record<string, Attribute | undefined>> = {},
    outputCount: number = schema.outputs.min,
  ): readonly Value[] {
    const names = trimTrailing(inputs.map((value) => value?.name ?? ''));
    const paths = names.map((input) => this.#parameterPaths.get(input));
    const path = paths.find((candidate) => candidate !== undefined);
    const name = path === undefined ? this.numbered(schema.name) : this.#freeName(`${path}/${schema.name}`);
    const node: Node = {
      name,
      opType: schema.name,
      domain: schema.domain,
      inputs: names,
      outputs: Array.from({ length: outputCount }, (_, index) =>
        this.#freeName(index === 0 ? name : `${name}.${index}`),
      ),
      attributes: definedOnly(attributes),
    };
    for (const value of inputs) this.#checkOwner(value, node);
    if (schema.domain === '' && schema.sinceVersion > operatorSetVersion) {
      this.fail(node, 'sinceVersion', schema.sinceVersion);
    }
    const opset = schema.domain === '' ? operatorSetVersion : schema.sinceVersion;
    if (!obeysSchema(node, schema, opset)) this.fail(node, 'node', node, schema, opset);
    const types = this.#known.applyNode(node, schema, opset);
    const values = node.outputs.map((output, index): Value => {
      const type = types[index];
      if (type?.kind !== 'tensor') return this.fail(node, 'outputType', index, type);
      return { graph: this, name: output, type };
    });
    this.#nodes.push(node);
    this.#domains.set(schema.domain, Math.max(opset, this.#domains.get(schema.domain) ?? 0));
    for (const taken of [name, ...node.outputs]) this.#origins.set(taken, 'node');
    // What is computed from parameters alone (a Cast to the compute type) still counts as the first of them for names.
    const [first] = paths;
    if (first !== undefined && names.every((input, index) => input === '' || paths[index] !== undefined)) {
      for (const output of node.outputs) this.#parameterPaths.set(output, first);
    }
    return values;
  }

  /**
   * Declares an output of the graph under exactly this name.
   * @returns the value under its new name
   * @throws {InvalidGraphError} if the name is taken
   */
  output(name: string, value: Value): Value {
    this.#checkOwner(value, { name, opType: 'output' });
    if (this.#outputNames.has(value.name) || this.#origins.get(value.name) !== 'node') {
      const [copy = value] = this.apply(identitySchema, [value]);
      return this.output(name, copy);
    }
    if (name !== value.name) {
      this.#claim(name, 'node');
      this.#known.rename(value.name, name);
    }
    this.#outputNames.set(value.name, name).set(name, name);
    this.#outputs.push({ name, type: value.type });
    return { graph: this, name, type: value.type };
  }

  /** The model as plain data; the builder may go on afterwards. */
  build(): Model {
    const rename = (name: string): string => this.#outputNames.get(name) ?? name;
    const nodes = this.#nodes.map((node) => ({
      ...node,
      inputs: node.inputs.map(rename),
      outputs: node.outputs.map(rename),
    }));
    const model: Model = {
      irVersion,
      opsetImports: Array.from(this.#domains, ([domain, version]) => ({ domain, version })),
      producerName: 'automodel',
      producerVersion: '',
      graph: {
        name: this.#name,
        inputs: [...this.#inputs],
        outputs: [...this.#outputs],
        values: [],
        initializers: [...this.initializers.values()],
        nodes,
      },
      functions: [],
      metadata: {},
    };
    return withKnownTypes(model, this.#known);
  }

  /**
   * Refuses what an op function asks for.
   * @throws {GraphProblem} always; {InvalidGraphError} from a GraphBuilder.
   */
  fail<Kind extends keyof GraphProblems>(
    node: ProblemNode | undefined,
    kind: Kind,
    ...values: GraphProblems[Kind]
  ): never {
    throw new GraphProblem(node, kind, ...values);
  }

  #claim(name: string, origin: Origin): void {
    const taken = this.#origins.get(name);
    if (taken !== undefined || name === '') this.fail(undefined, 'name', name, origin, taken);
    this.#origins.set(name, origin);
  }

  #checkOwner(value: Value | undefined, node: ProblemNode): void {
    if (value !== undefined && value.graph !== this) this.fail(node, 'graph', value.name);
  }

  /** The name itself, or a numbered one if it is taken. */
  #freeName(name: string): string {
    return this.#origins.has(name) ? this.numbered(name) : name;
  }

  /** A name that nothing has yet. */
  protected numbered(base: string): string {
    for (;;) {
      const number = this.#counters.get(base) ?? 0;
      this.#counters.set(base, number + 1);
      const name = `${base}_${number}`;
      if (!this.#origins.has(name)) return name;
    }
  }
}

function trimTrailing(names: readonly string[]): readonly string[] {
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function definedOnly(attributes: Readonly<Record<string, Attribute | undefined>>): Record<string, Attribute> {
  const isDefined = (entry: readonly [string, Attribute | undefined]): entry is [string, Attribute] =>
    entry[1] !== undefined;
  return Object.fromEntries(Object.entries(attributes).filter(isDefined));
}
