import type { StepOf } from '@automodel/compiler';
import { tensorElements } from '@automodel/onnx';
import { quantizeBytes, quantizeBytesName } from '../kernels/quantize-bytes.js';
import { widenBytes, widenBytesName } from '../kernels/widen-bytes.js';
import type { OperationContext } from './operation-context.js';
import { storedFloats } from './stored-floats.js';
import type { Task } from './task.js';

/** Bytes that the kernels take at a time. */
const unit = 8;

/**
 * Floats to int8, or int8 to floats, with one scale and without zero point, by a kernel over all elements as they lie; undefined for other
 * forms.
 */
export function prepareByteConversion(
  context: OperationContext,
  step: StepOf<'dequantize' | 'quantize'>,
): Task | undefined {
  const [input, scale, zeroPoint] = step.inputs;
  if (input?.kind !== 'tensor' || scale?.kind !== 'constant' || step.blockSize !== 0) return undefined;
  const [from, to] = [context.tensor(input.tensor), context.tensor(step.output)];
  const isQuantization = step.kind === 'quantize';
  const types = isQuantization ? ['float32', 'int8'] : ['int8', 'float32'];
  if (from.dataType !== types[0] || to.dataType !== types[1] || from.layout !== to.layout) return undefined;
  if (from.layout === 'padded-image' || scale.value.data.kind !== 'inline') return undefined;
  const scales = Array.from(tensorElements(scale.value), Number);
  if (scales.length !== 1) return undefined;
  if (zeroPoint !== undefined) {
    if (zeroPoint.kind !== 'constant' || zeroPoint.value.data.kind !== 'inline') return undefined;
    if (Array.from(tensorElements(zeroPoint.value), Number).some((zero) => zero !== 0)) return undefined;
  }
  const factor = context.table(Float32Array.from(scales));
  const [source, target] = [context.address(input.tensor), context.address(step.output)];
  const [sourceBytes, targetBytes] = isQuantization ? [4, 1] : [1, 4];
  const [name, make] = isQuantization ? [quantizeBytesName, quantizeBytes] : [widenBytesName, widenBytes];
  const calls = context.split(storedFloats(to), unit).map(([begin, end]) => {
    if (begin >= end) return [];
    const values = [source + begin * sourceBytes, target + begin * targetBytes, target + end * targetBytes, factor];
    return [context.call(name, make, values)];
  });
  return { kind: 'kernels', name: step.name, calls };
}
