import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, resolveSource } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { type Model, type Node, type TensorConstant, tensorConstant, tensorElements } from '@automodel/onnx';
import { encodeModel } from '@automodel/onnx/serde';
import { selfContainedModel } from '../common/self-contained-model.js';
import { foldNormalizations } from '../speed/fold-normalizations.js';

/**
 * Writes onnx/model.onnx as onnxruntime's `quantize_static` does: normalizations folded, every convolution, addition, pooling and the classifier
 * between QuantizeLinear and DequantizeLinear, activations uint8 with zero points, weights int8 per output channel, biases int32.
 * @param ranges the largest magnitude of each value of the graph that is quantized.
 */
export async function writeStaticOnnx(
  directory: string,
  target: string,
  ranges: ReadonlyMap<string, { readonly least: number; readonly largest: number }>,
): Promise<void> {
  const model = await AutoModelForImageClassification.fromPretrained(directory, {
    use: [wasm(), resnet],
    device: 'wasm',
  });
  try {
    const exported = await selfContainedModel(model.graph, 'logits', await resolveSource(directory));
    await mkdir(join(target, 'onnx'), { recursive: true });
    await writeFile(
      join(target, 'onnx/model.onnx'),
      encodeModel(quantizeStatically(foldNormalizations(exported), ranges)),
    );
  } finally {
    await model.dispose();
  }
}

function quantizeStatically(
  model: Model,
  ranges: ReadonlyMap<string, { readonly least: number; readonly largest: number }>,
): Model {
  const constants = new Map(model.graph.initializers.map((constant) => [constant.name, constant]));
  const scales = new Map<string, number>();
  const make = (
    opType: string,
    inputs: readonly string[],
    output: string,
    attributes: Node['attributes'] = {},
  ): Node => ({
    name: `${output}/${opType}`,
    opType,
    domain: '',
    inputs,
    outputs: [output],
    attributes,
  });
  const quantized = (name: string): readonly Node[] => {
    const range = ranges.get(name);
    if (range === undefined) return [];
    const scale = (range.largest - range.least) / 255 || 1 / 255;
    scales.set(name, scale);
    constants.set(`${name}.scale`, tensorConstant(`${name}.scale`, 'float32', [], [scale]));
    constants.set(`${name}.zero`, tensorConstant(`${name}.zero`, 'uint8', [], [Math.round(-range.least / scale)]));
    const parameters = [`${name}.scale`, `${name}.zero`];
    return [
      make('QuantizeLinear', [name, ...parameters], `${name}.integers`),
      make('DequantizeLinear', [`${name}.integers`, ...parameters], `${name}.floats`),
    ];
  };
  const read = (name: string): string => (scales.has(name) ? `${name}.floats` : name);
  const nodes: Node[] = model.graph.inputs.flatMap(({ name }) => quantized(name));
  for (const node of model.graph.nodes) {
    const inputs = node.inputs.map(read);
    const inputScale = scales.get(node.inputs[0] ?? '');
    if ((node.opType === 'Conv' || node.opType === 'Gemm') && inputScale !== undefined) {
      const [, weightName = '', biasName = ''] = node.inputs;
      const { axis, columnScales } = quantizeWeight(constants, weightName);
      const biasScales = columnScales.map((scale) => scale * inputScale);
      quantizeBias(constants, biasName, biasScales);
      nodes.push(
        make('DequantizeLinear', [`${weightName}.integers`, `${weightName}.scales`], `${weightName}.floats`, {
          axis: { type: 'int', value: BigInt(axis) },
        }),
        make('DequantizeLinear', [`${biasName}.integers`, `${biasName}.scales`], `${biasName}.floats`, {
          axis: { type: 'int', value: 0n },
        }),
      );
      inputs.splice(1, 2, `${weightName}.floats`, `${biasName}.floats`);
    }
    nodes.push({ ...node, inputs }, ...node.outputs.flatMap(quantized));
  }
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  const initializers = [...constants.values()].filter(({ name }) => used.has(name));
  return { ...model, graph: { ...model.graph, nodes, initializers, values: [] } };
}

function quantizeWeight(constants: Map<string, TensorConstant>, name: string) {
  const weight = constants.get(name);
  const values = weight === undefined ? undefined : tensorElements(weight);
  if (weight === undefined || !(values instanceof Float32Array)) throw new Error(`${name} is no float32 weight.`);
  const outputs = weight.dims[0] ?? 1;
  const perOutput = values.length / outputs;
  const columnScales = Array.from({ length: outputs }, (_, output) => {
    const part = values.subarray(output * perOutput, (output + 1) * perOutput);
    return part.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / 127 || 1;
  });
  const integers = Int8Array.from(values, (value, index) =>
    Math.round(value / (columnScales[Math.floor(index / perOutput)] ?? 1)),
  );
  constants.set(`${name}.integers`, {
    name: `${name}.integers`,
    dataType: 'int8',
    dims: weight.dims,
    data: { kind: 'inline', bytes: new Uint8Array(integers.buffer) },
  });
  constants.set(`${name}.scales`, tensorConstant(`${name}.scales`, 'float32', [outputs], columnScales));
  return { axis: 0, columnScales };
}

function quantizeBias(constants: Map<string, TensorConstant>, name: string, scales: readonly number[]): void {
  const bias = constants.get(name);
  const values = bias === undefined ? undefined : tensorElements(bias);
  if (bias === undefined || !(values instanceof Float32Array)) throw new Error(`${name} is no float32 bias.`);
  const integers = Array.from(values, (value, index) => Math.round(value / (scales[index] ?? 1)));
  constants.set(`${name}.integers`, tensorConstant(`${name}.integers`, 'int32', bias.dims, integers));
  constants.set(`${name}.scales`, tensorConstant(`${name}.scales`, 'float32', bias.dims, scales));
}
