import { type Model, type Node, tensorElements } from '@automodel/onnx';
import { decodeModel } from '@automodel/onnx/serde';
import * as tf from '@tensorflow/tfjs-core';
import { foldNormalizations } from '../fold-normalizations.js';

export interface TfjsNetwork {
  /** From `[batch, height, width, channels]` to `[batch, classes]`. */
  run(image: tf.Tensor4D): tf.Tensor2D;
  dispose(): void;
}

type Values = Map<string, tf.Tensor>;
type Layer = (values: Values) => void;

interface Weight {
  readonly elements: Float32Array;
  readonly dims: readonly number[];
}

/** A ResNet's ONNX file as calls of TensorFlow.js: channels last, each convolution with its normalization and ReLU in one kernel. */
export function buildTfjsNetwork(onnx: Uint8Array): TfjsNetwork {
  const { graph } = foldNormalizations(decodeModel(onnx));
  const weights = weightsOf(graph.initializers);
  const weight = (name: string | undefined): Weight => required(weights.get(name ?? ''), name ?? 'weight');
  const taken = new Set<Node>();
  const owned: tf.Tensor[] = [];
  const layers = graph.nodes.flatMap((node): Layer[] => {
    if (taken.has(node)) return [];
    const [input = '', second = '', third] = node.inputs;
    const [output = ''] = node.outputs;
    switch (node.opType) {
      case 'Conv': {
        const { elements, dims } = weight(second);
        const [channels = 0, inner = 0, height = 0, width = 0] = dims;
        const filter = tf.tidy(() =>
          tf.transpose<tf.Tensor4D>(tf.tensor4d(elements, [channels, inner, height, width]), [2, 3, 1, 0]),
        );
        const bias = tf.tensor1d(weight(third).elements);
        owned.push(filter, bias);
        const [next, ...others] = graph.nodes.filter(({ inputs }) => inputs.includes(output));
        const relu = next?.opType === 'Relu' && others.length === 0 ? next : undefined;
        if (relu !== undefined) taken.add(relu);
        const activation = relu === undefined ? 'linear' : 'relu';
        const { strides, pad } = windowOf(node);
        const name = relu?.outputs[0] ?? output;
        return [
          (values) =>
            values.set(name, tf.fused.conv2d({ x: image(values, input), filter, strides, pad, bias, activation })),
        ];
      }
      case 'Relu':
        return [(values) => values.set(output, tf.relu(image(values, input)))];
      case 'Add':
        return [(values) => values.set(output, tf.add(image(values, input), image(values, second)))];
      case 'MaxPool':
        return [(values) => values.set(output, maxPool(image(values, input)))];
      case 'GlobalAveragePool':
        return [(values) => values.set(output, tf.mean(image(values, input), [1, 2]))];
      case 'Flatten':
      case 'Reshape':
      case 'Identity':
        return [(values) => values.set(output, required(values.get(input), input))];
      case 'Gemm': {
        const { elements, dims } = weight(second);
        const [classes = 0, features = 0] = dims;
        const matrix = tf.tensor2d(elements, [classes, features]);
        const bias = tf.tensor1d(weight(third).elements);
        owned.push(matrix, bias);
        return [
          (values) => {
            const rows: tf.Tensor2D = tf.reshape(required(values.get(input), input), [-1, features]);
            values.set(output, tf.add(tf.matMul(rows, matrix, false, true), bias));
          },
        ];
      }
      default:
        throw new Error(`The TensorFlow.js contestant has no ${node.opType}.`);
    }
  });
  const [inputName = ''] = graph.inputs.map(({ name }) => name);
  const [outputName = ''] = graph.outputs.map(({ name }) => name);
  return {
    run(pixels) {
      const values: Values = new Map([[inputName, pixels]]);
      for (const layer of layers) layer(values);
      return tf.reshape(required(values.get(outputName), outputName), [pixels.shape[0], -1]);
    },
    dispose() {
      for (const tensor of owned) tensor.dispose();
    },
  };
}

type Pad = [[number, number], [number, number], [number, number], [number, number]];

function windowOf({ attributes }: Node): { readonly strides: [number, number]; readonly pad: Pad } {
  const integers = (name: string): readonly number[] => {
    const attribute = attributes[name];
    return attribute?.type === 'ints' ? attribute.value.map(Number) : [];
  };
  const [top = 0, left = 0, bottom = 0, right = 0] = integers('pads');
  const [down = 1, across = 1] = integers('strides');
  const pad: Pad = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  return { strides: [down, across], pad };
}

/** The 3×3 pooling of stride 2 with a border of 1 that every ResNet begins with. */
function maxPool(pixels: tf.Tensor4D): tf.Tensor4D {
  // tfjs-wasm has no explicit pads for pooling; after ReLU zeros are as good as minus infinity.
  const padded = tf.pad4d(pixels, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  return tf.maxPool(padded, 3, 2, 'valid');
}

function weightsOf(initializers: Model['graph']['initializers']): ReadonlyMap<string, Weight> {
  return new Map(
    initializers.flatMap((initializer): [string, Weight][] => {
      const elements = tensorElements(initializer);
      return elements instanceof Float32Array ? [[initializer.name, { elements, dims: initializer.dims }]] : [];
    }),
  );
}

function image(values: Values, name: string): tf.Tensor4D {
  const tensor = required(values.get(name), name);
  const [batch = 0, height = 0, width = 0, channels = 0] = tensor.shape;
  return tf.reshape(tensor, [batch, height, width, channels]);
}

function required<Value>(found: Value | undefined, name: string): Value {
  if (found === undefined) throw new Error(`The network has no ${name}.`);
  return found;
}
