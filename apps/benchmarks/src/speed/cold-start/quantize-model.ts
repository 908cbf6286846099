import { type Model, type Node, type TensorConstant, tensorConstant, tensorElements } from '@automodel/onnx';
import { foldNormalizations } from '../fold-normalizations.js';

/**
 * A ResNet with weights of 8 bits and activations quantized as they come, in the form that onnxruntime's `quantize_dynamic` writes and that
 * repositories for transformers.js hold: DynamicQuantizeLinear, ConvInteger or MatMulInteger, scaling, bias.
 */
export function quantizeModel(model: Model): Model {
  const folded = foldNormalizations(model);
  const constants = new Map(folded.graph.initializers.map((constant) => [constant.name, constant]));
  const nodes = folded.graph.nodes.flatMap((node) => {
    if (node.opType !== 'Conv' && node.opType !== 'Gemm') return [node];
    return quantizedProduct(node, constants);
  });
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  const initializers = [...constants.values()].filter(({ name }) => used.has(name));
  return { ...folded, graph: { ...folded.graph, nodes, initializers } };
}

function quantizedProduct(node: Node, constants: Map<string, TensorConstant>): readonly Node[] {
  const [input = '', weightName = '', biasName = ''] = node.inputs;
  const [output = ''] = node.outputs;
  const weight = constants.get(weightName);
  const bias = constants.get(biasName);
  const values = weight === undefined ? undefined : tensorElements(weight);
  if (weight === undefined || bias === undefined || !(values instanceof Float32Array)) {
    throw new Error(`${node.name} has no constant weight and bias.`);
  }
  const isMatrix = node.opType === 'Gemm';
  const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / 127;
  const rounded = Int8Array.from(values, (value) => Math.round(value / scale));
  const [rows = 0, columns = 0] = weight.dims;
  // The classifier's matrix is stored transposed.
  const matrix = Int8Array.from(
    rounded,
    (_, index) => rounded[(index % rows) * columns + Math.floor(index / rows)] ?? 0,
  );
  const quantized = isMatrix ? matrix : rounded;
  const name = (suffix: string): string => `${output}.${suffix}`;
  constants.set(name('weight'), {
    ...{ name: name('weight'), dataType: 'int8', dims: isMatrix ? [columns, rows] : weight.dims },
    data: { kind: 'inline', bytes: new Uint8Array(quantized.buffer) },
  });
  constants.set(name('weight-scale'), tensorConstant(name('weight-scale'), 'float32', [], [scale]));
  constants.set(name('weight-zero'), tensorConstant(name('weight-zero'), 'int8', [], [0]));
  constants.set(name('bias'), { ...bias, name: name('bias'), dims: isMatrix ? bias.dims : [1, ...bias.dims, 1, 1] });
  const make = (
    opType: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Node['attributes'] = {},
  ): Node => ({
    ...{ name: `${opType} for ${outputs[0]}`, opType, domain: '', inputs, outputs, attributes },
  });
  const product = [name('quantized'), name('weight'), name('zero'), name('weight-zero')];
  return [
    make('DynamicQuantizeLinear', [input], [name('quantized'), name('scale'), name('zero')]),
    make(isMatrix ? 'MatMulInteger' : 'ConvInteger', product, [name('integers')], isMatrix ? {} : node.attributes),
    make('Cast', [name('integers')], [name('floats')], { to: { type: 'int', value: 1n } }),
    make('Mul', [name('scale'), name('weight-scale')], [name('both-scales')]),
    make('Mul', [name('floats'), name('both-scales')], [name('scaled')]),
    make('Add', [name('scaled'), name('bias')], [output]),
  ];
}
