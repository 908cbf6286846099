import { InvalidTensorError, UnsupportedOperatorsError } from '@automodel/core';
import {
  type Attribute,
  type FunctionDefinition,
  type Model,
  type Node,
  type OpsetImport,
  supportedOperatorSets,
  type TensorConstant,
} from '@automodel/onnx';
import { NodeRun } from './node-run.js';
import type { ReferenceOperator } from './reference-operator.js';
import { referenceOperators } from './reference-operators.js';
import { fromConstant } from './tensors/from-constant.js';
import type { ReferenceTensor } from './tensors/reference-tensor.js';

export interface InterpretOptions {
  /** Bytes of files that external weights name, by location. */
  readonly weights?: ReadonlyMap<string, Uint8Array>;
  /** Operators of other domains that have no function body, by `domain.Name`. */
  readonly operators?: Readonly<Record<string, ReferenceOperator>>;
}

type Values = Map<string, ReferenceTensor>;

/**
 * Computes a model as ONNX's specification reads: slowly, in float64, each node's results rounded to their data type.
 * @param feeds the graph's inputs by name; one with an initializer may be left out
 * @returns the graph's outputs by name
 * @throws {InvalidTensorError} if an input is missing, or has another data type than the graph says
 * @throws {InvalidGraphError} if a node cannot be computed; it names the node
 * @throws {UnsupportedOperatorsError} if there is neither a reference nor a function body for an operator
 */
export function interpret(
  model: Model,
  feeds: Readonly<Record<string, ReferenceTensor>>,
  options: InterpretOptions = {},
): Record<string, ReferenceTensor> {
  const { graph } = model;
  const values: Values = new Map();
  for (const constant of graph.initializers) values.set(constant.name, fromConstant(readWeights(constant, options)));
  for (const { name, type } of graph.inputs) {
    const expected = type?.kind === 'tensor' ? type.dataType : undefined;
    const tensor = feeds[name] ?? values.get(name);
    if (tensor === undefined || (expected !== undefined && tensor.dataType !== expected)) {
      throw new InvalidTensorError({
        input: name,
        expected: `a tensor${expected === undefined ? '' : ` of ${expected}`}`,
        received: tensor?.dataType ?? 'missing',
        remedy: 'Feed every input of the graph, in its data type.',
      });
    }
    values.set(name, tensor);
  }
  runNodes(graph.nodes, values, model.opsetImports, model, options);
  return Object.fromEntries(graph.outputs.map(({ name }) => [name, takeOutput(values, name)]));
}

function takeOutput(values: Values, name: string): ReferenceTensor {
  const tensor = values.get(name);
  if (tensor !== undefined) return tensor;
  throw new InvalidTensorError({
    input: name,
    expected: 'an output of some node',
    received: 'not computed',
    remedy: 'Check the names of the outputs of the graph and of its functions.',
  });
}

function readWeights(constant: TensorConstant, { weights }: InterpretOptions): TensorConstant {
  const { data } = constant;
  if (data.kind !== 'external') return constant;
  const file = weights?.get(data.location);
  if (file === undefined) {
    throw new InvalidTensorError({
      input: constant.name,
      expected: `in the file "${data.location}"`,
      received: 'without that file',
      remedy: 'Give the bytes of the file in options.weights.',
    });
  }
  return { ...constant, data: { kind: 'inline', bytes: file.subarray(data.offset, data.offset + data.length) } };
}

function runNodes(
  nodes: readonly Node[],
  values: Values,
  imports: readonly OpsetImport[],
  model: Model,
  options: InterpretOptions,
): void {
  for (const node of nodes) {
    const inputs = node.inputs.map((name) => (name === '' ? undefined : values.get(name)));
    const opset = imports.find(({ domain }) => domain === node.domain)?.version ?? supportedOperatorSets.newest;
    const outputs = runNode(node, opset, inputs, model, options);
    node.outputs.forEach((name, index) => {
      const output = outputs[index];
      if (name !== '' && output !== undefined) values.set(name, output);
    });
  }
}

function runNode(
  node: Node,
  opset: number,
  inputs: readonly (ReferenceTensor | undefined)[],
  model: Model,
  options: InterpretOptions,
): readonly (ReferenceTensor | undefined)[] {
  const definition = model.functions.find(
    ({ domain, name, overload }) =>
      domain === node.domain && name === node.opType && overload === (node.overload ?? ''),
  );
  if (definition !== undefined) return runFunction(node, definition, inputs, model, options);
  const operator =
    node.domain === '' ? referenceOperators[node.opType] : options.operators?.[`${node.domain}.${node.opType}`];
  if (operator !== undefined) return operator(new NodeRun(node, opset, inputs));
  const name = node.domain === '' ? node.opType : `${node.domain}.${node.opType}`;
  throw new UnsupportedOperatorsError({ missing: [{ device: 'reference interpreter', operators: [name] }] });
}

/** Inputs that the call leaves out are left out inside as well. */
function runFunction(
  call: Node,
  definition: FunctionDefinition,
  inputs: readonly (ReferenceTensor | undefined)[],
  model: Model,
  options: InterpretOptions,
): readonly (ReferenceTensor | undefined)[] {
  const values: Values = new Map();
  definition.inputs.forEach((name, index) => {
    const tensor = inputs[index];
    if (tensor !== undefined) values.set(name, tensor);
  });
  const nodes = definition.nodes.map((node) => ({ ...node, attributes: resolveReferences(node, call, definition) }));
  runNodes(nodes, values, definition.opsetImports, model, options);
  return definition.outputs.map((name) => values.get(name));
}

/** A reference stands for the call's attribute or its default; without either the attribute is left out. */
function resolveReferences(
  node: Node,
  call: Node,
  { attributeDefaults }: FunctionDefinition,
): Readonly<Record<string, Attribute>> {
  const resolved = Object.entries(node.attributes).map(([name, attribute]): [string, Attribute | undefined] => [
    name,
    attribute.type === 'reference'
      ? (call.attributes[attribute.value] ?? attributeDefaults[attribute.value])
      : attribute,
  ]);
  return Object.fromEntries(resolved.filter((entry): entry is [string, Attribute] => entry[1] !== undefined));
}
