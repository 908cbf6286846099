import { type Model, type Node, type TensorConstant, tensorElements } from '@automodel/onnx';

/** Each batch normalization after a convolution goes into its weights and bias, as the exporters and converters of other libraries do it. */
export function foldNormalizations(model: Model): Model {
  const constants = new Map(model.graph.initializers.map((constant) => [constant.name, constant]));
  const normalizations = new Map(
    model.graph.nodes.filter(({ opType }) => opType === 'BatchNormalization').map((node) => [node.inputs[0], node]),
  );
  const folded = new Set<Node>();
  const nodes = model.graph.nodes.map((node): Node => {
    const normalization = normalizations.get(node.outputs[0] ?? '');
    if (node.opType !== 'Conv' || normalization === undefined) return node;
    folded.add(normalization);
    const [input = '', weightName = '', biasName] = node.inputs;
    const weight = constantOf(constants, weightName);
    const [scale, shift, mean, variance] = normalization.inputs
      .slice(1)
      .map((name) => elements(constantOf(constants, name)));
    const epsilon = normalization.attributes.epsilon;
    const added = epsilon?.type === 'float' ? epsilon.value : 1e-5;
    const channels = weight.dims[0] ?? 0;
    const factors = Array.from(
      { length: channels },
      (_, channel) => (scale?.[channel] ?? 0) / Math.sqrt((variance?.[channel] ?? 0) + added),
    );
    const own = biasName === undefined ? undefined : elements(constantOf(constants, biasName));
    const values = elements(weight);
    const perChannel = values.length / channels;
    const newWeight = values.map((value, index) => value * (factors[Math.floor(index / perChannel)] ?? 0));
    const newBias = Float32Array.from(
      factors,
      (factor, channel) => ((own?.[channel] ?? 0) - (mean?.[channel] ?? 0)) * factor + (shift?.[channel] ?? 0),
    );
    const bias = `${weightName}.folded-bias`;
    constants.set(weightName, floats(weightName, weight.dims, newWeight));
    constants.set(bias, floats(bias, [channels], newBias));
    return { ...node, inputs: [input, weightName, bias], outputs: normalization.outputs };
  });
  const left = nodes.filter((node) => !folded.has(node));
  const used = new Set(left.flatMap(({ inputs }) => inputs));
  const initializers = [...constants.values()].filter(({ name }) => used.has(name));
  return { ...model, graph: { ...model.graph, nodes: left, initializers, values: [] } };
}

function constantOf(constants: ReadonlyMap<string, TensorConstant>, name: string): TensorConstant {
  const constant = constants.get(name);
  if (constant === undefined) throw new Error(`The network has no constant ${name}.`);
  return constant;
}

function elements(constant: TensorConstant): Float32Array {
  const values = tensorElements(constant);
  if (values instanceof Float32Array) return values;
  throw new Error(`${constant.name} is not float32.`);
}

function floats(name: string, dims: readonly number[], values: Float32Array): TensorConstant {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, dataType: 'float32', dims, data: { kind: 'inline', bytes } };
}
