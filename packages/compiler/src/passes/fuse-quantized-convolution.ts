import { tensorElements } from '@automodel/onnx';
import type { Draft } from '../lowering/draft.js';
import type { DequantizeStep, QuantizeStep } from '../plan/general-step.js';
import type { ConvolutionStep, Operand, QuantizedConvolutionStep, Step, TensorIndex } from '../plan/plan.js';
import { countUses } from './count-uses.js';

/** int8 numbers that stand for multiples of a scale. */
interface Quantized {
  readonly tensor: TensorIndex;
  readonly scale: number;
}

/**
 * Makes one step on integers of a convolution that reads a DequantizeLinear, and of the QuantizeLinear that alone reads it. Its weights are int8
 * per output channel, its activations int8 without zero point of which none is negative: 7 bits. What has another form stays as it is.
 */
export function fuseQuantizedConvolution(draft: Draft): Draft {
  const uses = countUses(draft);
  const producers = new Map(draft.steps.map((step) => [step.output, step]));
  const readers = new Map<TensorIndex, QuantizeStep>();
  for (const step of draft.steps) {
    const [input] = step.kind === 'quantize' ? step.inputs : [];
    if (step.kind === 'quantize' && input?.kind === 'tensor') readers.set(input.tensor, step);
  }
  const isInt8 = (tensor: TensorIndex): boolean => draft.tensors[tensor]?.dataType === 'int8';
  const dequantized = (tensor: TensorIndex): Quantized | undefined => {
    const step = producers.get(tensor);
    const [input] = step?.kind === 'dequantize' ? step.inputs : [];
    const scale = step?.kind === 'dequantize' ? plainScale(step) : undefined;
    if (input?.kind !== 'tensor' || scale === undefined || !isInt8(input.tensor)) return undefined;
    return { tensor: input.tensor, scale };
  };
  const isNonnegative = (tensor: TensorIndex): boolean => {
    const step = producers.get(tensor);
    switch (step?.kind) {
      case 'quantize': {
        const [input] = step.inputs;
        return input?.kind === 'tensor' && isNonnegative(input.tensor);
      }
      case 'pool':
      case 'reshape':
        return isNonnegative(step.input);
      case 'binary':
      case 'convolution':
      case 'matrix-product':
      case 'normalization':
        return step.activation?.name === 'relu' || step.activation?.name === 'sigmoid';
      case 'unary':
        return step.function.name === 'relu' || step.function.name === 'sigmoid';
      default:
        return false;
    }
  };

  const dropped = new Set<Step>();
  const steps = draft.steps.map((step): Step => {
    const input = step.kind === 'convolution' && isFusible(step) ? dequantized(step.input) : undefined;
    if (step.kind !== 'convolution' || input === undefined || !isNonnegative(input.tensor)) return step;
    const quantize = uses.get(step.output) === 1 ? readers.get(step.output) : undefined;
    const outputScale = quantize !== undefined && isInt8(quantize.output) ? plainScale(quantize) : undefined;
    const isLast = outputScale === undefined;
    if (quantize !== undefined && !isLast) dropped.add(quantize);
    const residual = step.residual === undefined ? undefined : dequantized(step.residual);
    const { kernel, strides, dilations, pads, weight, bias, normalization } = step;
    const fused: QuantizedConvolutionStep = {
      kind: 'quantized-convolution',
      name: isLast ? step.name : (quantize?.name ?? step.name),
      kernel,
      strides,
      dilations,
      pads,
      input: input.tensor,
      inputScale: input.scale,
      weight,
      bias,
      normalization,
      residual: residual?.tensor ?? step.residual,
      residualScale: residual?.scale ?? 1,
      isRelu: step.activation !== undefined,
      outputScale,
      output: isLast ? step.output : (quantize?.output ?? step.output),
    };
    return fused;
  });
  return { ...draft, steps: steps.filter((step) => !dropped.has(step)) };
}

function isFusible({ group, weight, activation }: ConvolutionStep): boolean {
  const { quantization } = weight;
  if (group !== 1 || weight.dataType !== 'int8' || quantization === undefined) return false;
  if (quantization.axis !== 0 && quantization.scale.dims.length > 0) return false;
  if (quantization.zeroPoint !== undefined && !isZero({ kind: 'constant', value: quantization.zeroPoint }))
    return false;
  return activation === undefined || activation.name === 'relu';
}

/** The scale of a step that has one number for all and no zero point. */
function plainScale({ inputs, blockSize }: DequantizeStep | QuantizeStep): number | undefined {
  const [, scale, zeroPoint] = inputs;
  if (blockSize !== 0 || (zeroPoint !== undefined && !isZero(zeroPoint))) return undefined;
  const numbers = scale === undefined ? undefined : knownNumbers(scale);
  return numbers?.length === 1 ? numbers[0] : undefined;
}

function isZero(operand: Operand): boolean {
  return knownNumbers(operand)?.every((number) => number === 0) ?? false;
}

function knownNumbers(operand: Operand): readonly number[] | undefined {
  if (operand.kind !== 'constant' || operand.value.data.kind !== 'inline') return undefined;
  return Array.from(tensorElements(operand.value), Number);
}
