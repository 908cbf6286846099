import { requestAdapter, requestDevice } from '../devices/request-device.js';

/** A device that counts the buffers which live on it. */
export interface CountingDevice {
  readonly device: GPUDevice;
  readonly live: Set<GPUBuffer>;
}

/** A device of one's own, as a user would make it. */
export async function countingDevice(): Promise<CountingDevice> {
  const adapter = await requestAdapter({ powerPreference: 'high-performance', flags: [] });
  const device = await requestDevice(adapter, false);
  const live = new Set<GPUBuffer>();
  const createBuffer = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const buffer = createBuffer(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    buffer.destroy = () => {
      live.delete(buffer);
      return destroy();
    };
    live.add(buffer);
    return buffer;
  };
  return { device, live };
}
