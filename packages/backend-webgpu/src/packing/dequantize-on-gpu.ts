import { quantizationSources, type WeightSource } from '@automodel/compiler';
import { dequantizeKernel, dequantizeSize } from '../kernels/dequantize-kernel.js';
import { dispatch } from '../kernels/dispatch.js';
import { linearWorkgroups } from '../kernels/linear-workgroups.js';
import type { BufferSlot } from '../memory/buffer-slot.js';
import type { RawTools, RawWeight } from './packing.js';
import { quantizationSteps } from './quantization.js';

/** Makes float32 of a weight of 8-bit integers, before what packs it. */
export function dequantizeOnGpu(
  source: WeightSource,
  { raw, firstByte }: Pick<RawWeight, 'firstByte' | 'raw'>,
  { allocate, temporary, values, run }: RawTools,
): BufferSlot {
  const count = source.dims.reduce((product, dim) => product * dim, 1);
  const [scale = new Float32Array([1]), zero = new Float32Array([0])] = quantizationSources(source).map(values);
  const result = allocate(count * 4);
  run(
    dispatch(dequantizeKernel(source.dataType === 'int8' ? 'int8' : 'uint8'), {
      buffers: { raw, scale: temporary(scale), zero: temporary(zero), values: result },
      uniforms: { count, firstByte, ...quantizationSteps(source), scales: scale.length, zeros: zero.length },
      workgroups: linearWorkgroups(count, dequantizeSize),
    }),
  );
  return result;
}
