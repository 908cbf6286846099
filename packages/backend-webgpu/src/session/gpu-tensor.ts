import type { PlanTensor } from '@automodel/compiler';
import { bufferUsage } from '../devices/buffer-usage.js';
import { unavailableError } from '../devices/unavailable-error.js';
import { Tensor } from '../onnxruntime-common.js';
import { toTensor } from './to-tensor.js';

/** What a tensor on the GPU tells of itself. */
export type GpuTensorForm = Pick<PlanTensor, 'dataType' | 'dims'>;

/** A tensor whose elements stay on the GPU: `getData` brings them to the CPU, `dispose` destroys the buffer or does what is given instead. */
export function gpuTensor(
  device: GPUDevice,
  gpuBuffer: GPUBuffer,
  form: GpuTensorForm,
  dispose: () => void = () => gpuBuffer.destroy(),
): Tensor {
  const { dataType, dims } = form;
  if (dataType !== 'float32' && dataType !== 'int32') {
    throw unavailableError(`a tensor of the type ${dataType} cannot stay on the GPU, where it lies as int32`);
  }
  return Tensor.fromGpuBuffer(gpuBuffer, {
    dataType,
    dims,
    dispose,
    download: async () => {
      const size = gpuBuffer.size;
      const usage = bufferUsage.mapRead | bufferUsage.copyDestination;
      const readback = device.createBuffer({ label: 'download', size, usage });
      try {
        const encoder = device.createCommandEncoder({ label: 'download' });
        encoder.copyBufferToBuffer(gpuBuffer, 0, readback, 0, size);
        device.queue.submit([encoder.finish()]);
        await readback.mapAsync(1);
        const { data } = toTensor(readback.getMappedRange(), 0, { dataType, dims });
        if (data instanceof Float32Array || data instanceof Int32Array) return data;
        throw new TypeError(`no elements of the type ${dataType}`);
      } finally {
        readback.destroy();
      }
    },
  });
}
