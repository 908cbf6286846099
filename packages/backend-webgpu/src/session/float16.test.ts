import { DeviceUnavailableError } from '@automodel/contracts';
import { GraphBuilder, gather } from '@automodel/onnx';
import { expect, it } from 'vitest';
import { requestAdapter } from '../devices/request-device.js';
import { Tensor } from '../onnxruntime-common.js';
import { countingDevice } from '../test-support/counting-device.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { elementsOf, noiseImage, openSession } from '../test-support/open-session.js';
import { relativeError } from '../test-support/relative-error.js';
import { noise, smallNetwork } from '../test-support/small-network.js';
import { webgpu } from '../webgpu.js';

const half = { dtype: 'float16' } as const;

describeOnGpu('float16', () => {
  // Which of the two can be tested is up to the driver: SwiftShader has none.
  it('is refused where the device has no 16-bit floats, and computed within their precision where it has', async () => {
    const adapter = await requestAdapter({ powerPreference: 'high-performance', flags: [] });
    if (adapter.features.has('shader-f16')) await expectHalves();
    else await expectRefusal();
  }, 300_000);
});

async function expectRefusal(): Promise<void> {
  const { device } = await countingDevice();
  for (const backend of [webgpu(half), webgpu({ ...half, device })]) {
    expect(await backend.unavailable('webgpu')).toMatch(/shader-f16.*float16/);
    const session = backend.createSession?.(smallNetwork(), new Map(), { device: 'webgpu', outputs: ['result'] });
    await expect(session).rejects.toSatisfy(DeviceUnavailableError.is.bind(DeviceUnavailableError));
    await expect(session).rejects.toThrow(/shader-f16.*wasm/);
  }
  device.destroy();
}

async function expectHalves(): Promise<void> {
  const [whole, halves] = [await countingDevice(), await countingDevice()];
  const outputs = ['result', 'features'];
  const image = noiseImage(40);
  const model = smallNetwork(32);
  const exact = await openSession(model, { device: whole.device });
  const expected = await exact.run({ image }, outputs);
  for (const choices of [{}, { '*': '16x32k16r2x4d' }]) {
    const session = await openSession(model, { ...half, device: halves.device, choices });
    const results = await session.run({ image }, outputs);
    for (const name of outputs) {
      expect(results[name]?.type).toBe('float32');
      const error = relativeError(await elementsOf(results[name]), await elementsOf(expected[name]));
      expect(error).toBeLessThan(5e-3);
      expect(error).toBeGreaterThan(1e-6);
    }
    const bytes = [whole, halves].map(({ live }) => Array.from(live).reduce((sum, { size }) => sum + size, 0));
    expect(bytes[1]).toBeLessThan((bytes[0] ?? 0) * 0.75);
    await session.dispose();
  }
  await exact.dispose();
  for (const { device } of [whole, halves]) device.destroy();

  // Constant data is float32 even so.
  const graph = new GraphBuilder('embedding');
  const positions = graph.input('positions', 'int64', [2]);
  const table = Array.from(noise(4 * 3, 3));
  graph.output('rows', gather(graph.constant('float32', [4, 3], table), positions));
  const session = await openSession(graph.build(), half);
  const { rows } = await session.run({ positions: new Tensor('int64', [3n, 1n], [2]) }, ['rows']);
  const taken = [...table.slice(9), ...table.slice(3, 6)];
  expect(relativeError(await elementsOf(rows), Float32Array.from(taken))).toBeLessThan(1e-3);
  await session.dispose();
}
