import { describeType } from '../inference/describe-type.js';
import type { Attribute } from '../ir/attribute.js';
import type { Graph, Node, ValueInfo } from '../ir/graph.js';
import type { FunctionDefinition, Model, OpsetImport } from '../ir/model.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import type { ValueType } from '../ir/value-type.js';
import { tensorElements } from '../tensors/tensor-elements.js';

/** Constants of up to this many elements are printed whole. */
const elementsShown = 8;

/**
 * A model as text for people, diffs and snapshot tests: header, inputs, outputs, initializers with type and place, a line per node
 * (`output: type = Operator(inputs) {attributes}`). The text depends on the model alone.
 */
export function printModel(model: Model): string {
  const { graph } = model;
  const producer = [model.producerName, model.producerVersion].filter((text) => text !== '').join(' ');
  return [
    `model ${quote(graph.name)}: ir ${model.irVersion}, opset ${printOpsets(model.opsetImports)}${producer === '' ? '' : `, producer ${producer}`}`,
    ...Object.entries(model.metadata).map(([key, value]) => `  metadata ${key} = ${quote(value)}`),
    ...printGraph(graph),
    ...model.functions.flatMap(printFunction),
    '',
  ].join('\n');
}

function printGraph(graph: Graph): readonly string[] {
  const types = new Map([...graph.values, ...graph.outputs].map(({ name, type }) => [name, type]));
  return [
    ...section('inputs', graph.inputs.map(printValue)),
    ...section('outputs', graph.outputs.map(printValue)),
    ...section('initializers', [
      ...graph.initializers.map((constant) => `${constant.name}: ${printConstant(constant)}`),
      ...(graph.sparseInitializers ?? []).map(
        ({ values, dims }) => `${values.name}: sparse ${values.dataType}[${dims.join(', ')}]`,
      ),
    ]),
    ...section(
      'nodes',
      graph.nodes.flatMap((node) => printNode(node, types)),
    ),
  ];
}

function printFunction(definition: FunctionDefinition): readonly string[] {
  const name = `${definition.domain}.${definition.name}${definition.overload === '' ? '' : `:${definition.overload}`}`;
  const types = new Map(definition.values.map((value) => [value.name, value.type]));
  const signature = `(${definition.inputs.join(', ')}) -> (${definition.outputs.join(', ')})`;
  return section(
    `function ${name}${signature}, opset ${printOpsets(definition.opsetImports)}`,
    definition.nodes.flatMap((node) => printNode(node, types)),
  );
}

function printNode(node: Node, types: ReadonlyMap<string, ValueType | undefined>): readonly string[] {
  const outputs = node.outputs.map((name) => {
    const type = types.get(name);
    return name === '' ? '_' : type === undefined ? name : `${name}: ${describeType(type)}`;
  });
  const operator = node.domain === '' ? node.opType : `${node.domain}.${node.opType}`;
  const inputs = node.inputs.map((name) => name || '_').join(', ');
  const attributes = Object.entries(node.attributes).toSorted(([left], [right]) => (left < right ? -1 : 1));
  const graphs = attributes.flatMap(([name, attribute]) => printSubgraphs(name, attribute));
  const plain = attributes.map(([name, attribute]) => `${name}=${printAttribute(attribute)}`).join(', ');
  // GraphBuilder names a node's first output after the node: then the name needs no second mention.
  const label = node.name === '' || node.name === node.outputs[0] ? '' : `  # ${node.name}`;
  return [
    `${outputs.join(', ')} = ${operator}(${inputs})${plain === '' ? '' : ` {${plain}}`}${label}`,
    ...graphs.map((line) => `  ${line}`),
  ];
}

function printSubgraphs(name: string, attribute: Attribute): readonly string[] {
  const graphs = attribute.type === 'graph' ? [attribute.value] : attribute.type === 'graphs' ? attribute.value : [];
  return graphs.flatMap((graph) => [
    `${name}: graph ${quote(graph.name)}`,
    ...printGraph(graph).map((line) => `  ${line}`),
  ]);
}

function printAttribute(attribute: Attribute): string {
  switch (attribute.type) {
    case 'float':
    case 'int':
      return printNumber(attribute.value);
    case 'floats':
    case 'ints':
      return `[${Array.from<bigint | number, string>(attribute.value, printNumber).join(', ')}]`;
    case 'string':
      return quote(attribute.value);
    case 'strings':
      return `[${attribute.value.map(quote).join(', ')}]`;
    case 'tensor':
      return printConstant(attribute.value);
    case 'tensors':
      return `[${attribute.value.map(printConstant).join(', ')}]`;
    case 'type':
      return describeType(attribute.value);
    case 'types':
      return `[${attribute.value.map(describeType).join(', ')}]`;
    case 'reference':
      return `@${attribute.value}`;
    default:
      return attribute.type;
  }
}

function printConstant({ dataType, dims, data, name }: TensorConstant): string {
  const type = `${dataType}[${dims.join(', ')}]`;
  const count = dims.reduce((product, size) => product * size, 1);
  if (data.kind === 'external') return `${type} in ${data.location}, bytes ${data.offset}…${data.offset + data.length}`;
  if (data.kind === 'strings') {
    const texts = data.strings.slice(0, elementsShown).map((text) => quote(new TextDecoder().decode(text)));
    return `${type} = [${texts.join(', ')}${count > elementsShown ? ', …' : ''}]`;
  }
  const isPrintable = count <= elementsShown && !dataType.startsWith('complex') && !/^float[48]/.test(dataType);
  if (!isPrintable) return `${type}, ${data.bytes.length} bytes`;
  const elements = Array.from<bigint | number, string>(tensorElements({ name, dataType, dims, data }), printNumber);
  return `${type} = [${elements.join(', ')}]`;
}

/** The fewest digits that tell a float32 from its neighbours, so that 0.1 does not become 0.10000000149011612. */
function printNumber(value: bigint | number): string {
  if (typeof value === 'bigint') return String(value);
  for (let precision = 1; precision < 9; precision++) {
    const rounded = Number(value.toPrecision(precision));
    if (Math.fround(rounded) === Math.fround(value)) return Object.is(rounded, -0) ? '-0' : String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}

function printValue({ name, type }: ValueInfo): string {
  return `${name}: ${describeType(type)}`;
}

function printOpsets(opsets: readonly OpsetImport[]): string {
  return opsets.map(({ domain, version }) => (domain === '' ? `${version}` : `${domain} ${version}`)).join(', ');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function quote(text: string): string {
  return JSON.stringify(text);
}
