import { type Model, type Node, tensorElements } from '@automodel/onnx';
import { foldNormalizations } from '../fold-normalizations.js';
import { type ImageWindow, padImage } from './pad-image.js';
import { TfliteGraph } from './tflite-graph.js';
import type { TfliteModel } from './tflite-model.js';

interface Weight {
  readonly elements: Float32Array;
  readonly dims: readonly number[];
}

/**
 * A ResNet's ONNX graph for TensorFlow Lite: channels last, normalizations folded, each ReLU in the convolution or addition before it. The input is one image
 * `[1, size, size, 3]`, the output `[1, classes]`.
 *
 * @throws {Error} if the graph has what ResNets do not have.
 */
export function convertToTflite(model: Model, size: number): TfliteModel {
  const { graph: onnx } = foldNormalizations(model);
  const weights = new Map(
    onnx.initializers.flatMap((initializer): [string, Weight][] => {
      const elements = tensorElements(initializer);
      return elements instanceof Float32Array ? [[initializer.name, { elements, dims: initializer.dims }]] : [];
    }),
  );
  const graph = new TfliteGraph();
  const [inputName = ''] = onnx.inputs.map(({ name }) => name);
  const input = graph.addTensor({ name: inputName, type: 'float32', shape: [1, size, size, 3] });
  const tensors = new Map([[inputName, input]]);
  /** Results without negative numbers: zeros around them are as good as minus infinity. */
  const rectified = new Set<number>();
  const fused = new Set<Node>();

  for (const node of onnx.nodes) {
    if (fused.has(node)) continue;
    const [first = '', second = '', third = ''] = node.inputs;
    const [output = ''] = node.outputs;
    const source = required(tensors.get(first), first);
    switch (node.opType) {
      case 'Conv': {
        refuseUnless(
          integers(node, 'dilations', [1, 1]).every((step) => step === 1),
          node,
        );
        refuseUnless(integer(node, 'group', 1) === 1, node);
        const { elements, dims } = required(weights.get(second), second);
        const [channels = 0, inner = 0, height = 0, width = 0] = dims;
        const { image, padding, result } = padImage(graph, source, windowOf(node, [height, width]));
        const { name, activation } = withRelu(node);
        const inputs = [
          image,
          graph.addFloats(second, [channels, height, width, inner], channelsLast(elements, inner, height * width)),
          graph.addFloats(third, [channels], required(weights.get(third), third).elements),
        ];
        const operation = { kind: 'CONV_2D', padding, strides: windowOf(node).strides, activation } as const;
        define(name, graph.apply(operation, inputs, name, [1, ...result, channels]), activation === 'relu');
        break;
      }
      case 'Add': {
        const { name, activation } = withRelu(node);
        const inputs = [source, required(tensors.get(second), second)];
        const sum = graph.apply({ kind: 'ADD', activation }, inputs, name, graph.shapeOf(source));
        define(name, sum, activation === 'relu');
        break;
      }
      case 'MaxPool': {
        refuseUnless(rectified.has(source), node);
        const window = windowOf(node);
        const { image, padding, result } = padImage(graph, source, window);
        const operation = { kind: 'MAX_POOL_2D', padding, strides: window.strides, window: window.size } as const;
        const channels = graph.shapeOf(source).at(-1) ?? 0;
        define(output, graph.apply(operation, [image], output, [1, ...result, channels]), true);
        break;
      }
      case 'GlobalAveragePool': {
        const axes = graph.addIntegers(`${output}: axes`, [2], [1, 2]);
        const shape = [1, 1, 1, graph.shapeOf(source).at(-1) ?? 0];
        define(output, graph.apply({ kind: 'MEAN', keepDims: true }, [source, axes], output, shape), false);
        break;
      }
      case 'Flatten':
      case 'Identity':
      case 'Reshape':
        // FULLY_CONNECTED takes its input as rows in any case.
        define(output, source, rectified.has(source));
        break;
      case 'Gemm': {
        refuseUnless(integer(node, 'transB', 0) === 1, node);
        const { elements, dims } = required(weights.get(second), second);
        const bias = required(weights.get(third), third);
        const inputs = [
          source,
          graph.addFloats(second, dims, elements),
          graph.addFloats(third, bias.dims, bias.elements),
        ];
        const operation = { kind: 'FULLY_CONNECTED' } as const;
        define(output, graph.apply(operation, inputs, output, [1, dims[0] ?? 0]), false);
        break;
      }
      default:
        refuseUnless(false, node);
    }
  }
  const outputs = onnx.outputs.map(({ name }) => required(tensors.get(name), name));
  return graph.finish([input], outputs);

  function define(name: string, tensor: number, isRectified: boolean): void {
    tensors.set(name, tensor);
    if (isRectified) rectified.add(tensor);
  }

  /** A ReLU that alone takes a node's result becomes part of it. */
  function withRelu(node: Node): { readonly name: string; readonly activation: 'none' | 'relu' } {
    const [name = ''] = node.outputs;
    const [next, ...others] = onnx.nodes.filter(({ inputs }) => inputs.includes(name));
    const [rectifiedName] = next?.outputs ?? [];
    if (next?.opType !== 'Relu' || others.length > 0 || rectifiedName === undefined)
      return { name, activation: 'none' };
    fused.add(next);
    return { name: rectifiedName, activation: 'relu' };
  }
}

function windowOf(node: Node, kernel: readonly number[] = []): ImageWindow {
  const [height = 1, width = 1] = integers(node, 'kernel_shape', kernel);
  const [down = 1, across = 1] = integers(node, 'strides', [1, 1]);
  const [top = 0, left = 0, bottom = 0, right = 0] = integers(node, 'pads', []);
  return { size: [height, width], strides: [down, across], pads: [top, left, bottom, right] };
}

function integers({ attributes }: Node, name: string, otherwise: readonly number[]): readonly number[] {
  const attribute = attributes[name];
  return attribute?.type === 'ints' ? attribute.value.map(Number) : otherwise;
}

function integer({ attributes }: Node, name: string, otherwise: number): number {
  const attribute = attributes[name];
  return attribute?.type === 'int' ? Number(attribute.value) : otherwise;
}

/** `[out, in, pixels]` as `[out, pixels, in]`. */
function channelsLast(elements: Float32Array, inner: number, pixels: number): Float32Array {
  const filter = inner * pixels;
  return elements.map((_, index, all) => {
    const within = index % filter;
    return all[index - within + (within % inner) * pixels + Math.floor(within / inner)] ?? Number.NaN;
  });
}

function refuseUnless(understood: boolean, { opType, name }: Node): void {
  if (!understood) throw new Error(`A ${opType} such as "${name}" is not converted to TensorFlow Lite.`);
}

function required<Value>(found: Value | undefined, name: string): Value {
  if (found === undefined) throw new Error(`The network has no ${name}.`);
  return found;
}
