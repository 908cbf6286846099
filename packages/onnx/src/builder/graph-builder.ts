import { InvalidGraphError } from '@automodel/contracts';
import { checkNode } from '../checker/check-node.js';
import type { Attribute } from '../ir/attribute.js';
import type { DataType } from '../ir/data-type.js';
import type { Node, ValueInfo } from '../ir/graph.js';
import type { Model } from '../ir/model.js';
import type { Dimension } from '../ir/shape.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { tensorType } from '../ir/tensor-type.js';
import { irVersion, operatorSetVersion } from '../ir/versions.js';
import { identitySchema } from '../ops/identity.js';
import { KnownValues } from '../schema/known-values.js';
import type { OperatorSchema } from '../schema/operator-schema.js';
import { equalConstants } from '../tensors/equal-constants.js';
import { tensorConstant } from '../tensors/tensor-constant.js';
import type { Value } from './value.js';

/** Where a value comes from: only values that a node computes can be renamed. */
type Origin = 'input' | 'initializer' | 'node';

/**
 * A graph under construction. Op functions append nodes and infer the types of their outputs at once, so that a mistake is reported at
 * the line that makes it.
 */
export class GraphBuilder {
  readonly #name: string;
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs: ValueInfo[] = [];
  readonly #initializers = new Map<string, TensorConstant>();
  readonly #constants = new Map<string, Value>();
  readonly #nodes: Node[] = [];
  readonly #nodeNames = new Set<string>();
  readonly #origins = new Map<string, Origin>();
  readonly #known = new KnownValues();
  /** The parameter path that nodes made from a value are named after, such as `resnet.embedder.embedder.convolution`. */
  readonly #parameterPaths = new Map<string, string>();
  /** From the names that nodes were built with to the names of graph outputs. */
  readonly #outputNames = new Map<string, string>();
  readonly #counters = new Map<string, number>();
  readonly #domains = new Map([['', operatorSetVersion]]);

  constructor(name: string) {
    this.#name = name;
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
    const existing = this.#initializers.get(constant.name);
    if (existing === undefined || !equalConstants(existing, constant)) {
      this.#claim(constant.name, 'initializer');
      this.#initializers.set(constant.name, constant);
      this.#known.setConstant(constant.name, constant);
      const end = constant.name.lastIndexOf('.');
      if (end > 0) this.#parameterPaths.set(constant.name, constant.name.slice(0, end));
    }
    return { graph: this, name: constant.name, type: tensorType(constant.dataType, constant.dims) };
  }

  /** A small inline constant; equal ones are the same value. */
  constant(dataType: DataType, dims: readonly number[], elements: readonly number[] | readonly bigint[]): Value {
    const constant = tensorConstant('', dataType, dims, elements);
    const bytes = constant.data.kind === 'inline' ? constant.data.bytes : [];
    const key = `${dataType} ${dims.join()} ${Array.from(bytes).join()}`;
    const existing = this.#constants.get(key);
    if (existing !== undefined) return existing;
    const value = this.initializer({ ...constant, name: this.#numbered('constant') });
    this.#constants.set(key, value);
    return value;
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
    const name = this.#nodeName(schema.name, inputs);
    const node: Node = {
      name,
      opType: schema.name,
      domain: schema.domain,
      inputs: trimTrailing(inputs.map((value) => value?.name ?? '')),
      outputs: Array.from({ length: outputCount }, (_, index) =>
        this.#valueName(index === 0 ? name : `${name}.${index}`),
      ),
      attributes: definedOnly(attributes),
    };
    for (const value of inputs) this.#checkOwner(value, node);
    if (schema.domain === '' && schema.sinceVersion > operatorSetVersion) {
      fail(node, `it exists since operator set ${schema.sinceVersion}, but graphs are built in ${operatorSetVersion}`);
    }
    const opset = schema.domain === '' ? operatorSetVersion : schema.sinceVersion;
    checkNode(node, schema, opset);
    const types = this.#known.applyNode(node, schema, opset);
    const values = node.outputs.map((output, index): Value => {
      const type = types[index];
      if (type?.kind !== 'tensor') {
        const kind = type?.kind ?? 'left out value';
        return fail(node, `output ${index} is a ${kind}; a graph under construction holds tensors only`);
      }
      return { graph: this, name: output, type };
    });
    this.#nodeNames.add(name);
    this.#nodes.push(node);
    this.#domains.set(schema.domain, Math.max(opset, this.#domains.get(schema.domain) ?? 0));
    this.#inheritParameterPath(node);
    for (const output of node.outputs) this.#origins.set(output, 'node');
    return values;
  }

  /**
   * Declares an output of the graph under exactly this name.
   * @returns the value under its new name
   * @throws {InvalidGraphError} if the name is taken
   */
  output(name: string, value: Value): Value {
    this.#checkOwner(value, { name, opType: 'output' });
    const isRenamed = this.#outputNames.has(value.name) || this.#outputs.some((output) => output.name === value.name);
    if (isRenamed || this.#origins.get(value.name) !== 'node') {
      const [copy = value] = this.apply(identitySchema, [value]);
      return this.output(name, copy);
    }
    if (name !== value.name) {
      this.#claim(name, 'node');
      this.#outputNames.set(value.name, name);
      this.#known.copy(name, this.#known, value.name);
    }
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
    const outputNames = new Set(this.#outputs.map(({ name }) => name));
    const values = nodes
      .flatMap((node) => node.outputs)
      .filter((name) => !outputNames.has(name))
      .map((name) => ({ name, type: this.#known.type(name) }));
    return {
      irVersion,
      opsetImports: Array.from(this.#domains, ([domain, version]) => ({ domain, version })),
      producerName: 'automodel',
      producerVersion: '',
      graph: {
        name: this.#name,
        inputs: [...this.#inputs],
        outputs: [...this.#outputs],
        values,
        initializers: [...this.#initializers.values()],
        nodes,
      },
      functions: [],
      metadata: {},
    };
  }

  #claim(name: string, origin: Origin): void {
    const taken = this.#origins.get(name);
    if (taken !== undefined || name === '') {
      const isTaken = `the name "${name}" is already taken by a value of kind ${taken}`;
      fail(undefined, name === '' ? `an ${origin} needs a name` : isTaken);
    }
    this.#origins.set(name, origin);
  }

  #checkOwner(value: Value | undefined, node: Pick<Node, 'name' | 'opType'>): void {
    if (value === undefined || value.graph === this) return;
    fail(
      node,
      `the value "${value.name}" belongs to another graph; values cannot cross from one GraphBuilder to another`,
    );
  }

  #nodeName(operator: string, inputs: readonly (Value | undefined)[]): string {
    const paths = inputs.map((value) => (value === undefined ? undefined : this.#parameterPaths.get(value.name)));
    const path = paths.find((candidate) => candidate !== undefined);
    if (path === undefined) return this.#numbered(operator);
    const name = `${path}/${operator}`;
    return this.#isFree(name) ? name : this.#numbered(name);
  }

  #valueName(name: string): string {
    return this.#origins.has(name) ? this.#numbered(name) : name;
  }

  #numbered(base: string): string {
    for (;;) {
      const number = this.#counters.get(base) ?? 0;
      this.#counters.set(base, number + 1);
      if (this.#isFree(`${base}_${number}`)) return `${base}_${number}`;
    }
  }

  #isFree(name: string): boolean {
    return !this.#nodeNames.has(name) && !this.#origins.has(name);
  }

  /** What is computed from parameters alone (a Cast to the compute type) still counts as that parameter for names. */
  #inheritParameterPath(node: Node): void {
    const path = this.#parameterPaths.get(node.inputs[0] ?? '');
    const fromParametersOnly = node.inputs.every((name) => name === '' || this.#parameterPaths.has(name));
    if (path === undefined || !fromParametersOnly) return;
    for (const output of node.outputs) this.#parameterPaths.set(output, path);
  }
}

function trimTrailing(names: readonly string[]): readonly string[] {
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function definedOnly(attributes: Readonly<Record<string, Attribute | undefined>>): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]) => (attribute === undefined ? [] : [[name, attribute]])),
  );
}

function fail(node: Pick<Node, 'name' | 'opType'> | undefined, problem: string): never {
  throw new InvalidGraphError({ node: node?.name, operator: node?.opType, problem });
}
