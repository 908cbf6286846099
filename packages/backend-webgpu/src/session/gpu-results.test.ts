import type { RunProfile } from '@automodel/contracts';
import { expect, it } from 'vitest';
import { Tensor } from '../onnxruntime-common.js';
import { countingDevice } from '../test-support/counting-device.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { elementsOf, noiseImage, openSession } from '../test-support/open-session.js';
import { smallNetwork } from '../test-support/small-network.js';

describeOnGpu('results of a session', () => {
  it('stay on the GPU when asked, feed another session there, and are freed by their owner', async () => {
    const { device, live } = await countingDevice();
    const model = smallNetwork();
    const onGpu = await openSession(model, { device, preferredOutputLocation: 'gpu-buffer' });
    const onCpu = await openSession(model, { device });
    const image = noiseImage();
    const expected = await elementsOf((await onCpu.run({ image }, ['result'])).result);
    const { result } = await onGpu.run({ image }, ['result']);
    expect(result instanceof Tensor && result.location).toBe('gpu-buffer');
    await onGpu.dispose();
    // The result is the caller's own.
    expect(await elementsOf(result)).toEqual(expected);
    await onCpu.dispose();
    expect(live.size).toBe(1);
    result?.dispose();
    expect(live.size).toBe(0);
    device.destroy();
  });

  it('come from inputs on the GPU too', async () => {
    const { device, live } = await countingDevice();
    const session = await openSession(smallNetwork(), { device });
    const image = noiseImage();
    const expected = await elementsOf((await session.run({ image }, ['result'])).result);
    const data = await elementsOf(image);
    const gpuBuffer = device.createBuffer({ size: data.byteLength, usage: 0x8c });
    device.queue.writeBuffer(gpuBuffer, 0, data.buffer, data.byteOffset, data.byteLength);
    const fed = Tensor.fromGpuBuffer(gpuBuffer, { dataType: 'float32', dims: [...image.dims] });
    expect(await elementsOf((await session.run({ image: fed }, ['result'])).result)).toEqual(expected);
    await session.dispose();
    expect([...live]).toEqual([gpuBuffer]);
    device.destroy();
  });

  it('tell the time of each step', async () => {
    const session = await openSession(smallNetwork());
    const profiles: RunProfile[] = [];
    await session.run({ image: noiseImage() }, ['result'], { onProfile: (profile) => profiles.push(profile) });
    const [profile] = profiles;
    expect(profile).toMatchObject({ backend: 'webgpu', device: 'webgpu', threads: 1 });
    const kinds = profile?.steps.map(({ kind }) => kind) ?? [];
    for (const kind of ['convolution', 'pool', 'global-average', 'matrix-product', 'softmax'])
      expect(kinds).toContain(kind);
    expect(profile?.steps.every(({ kernel, milliseconds }) => kernel !== '' && milliseconds >= 0)).toBe(true);
    expect(profile?.steps.find(({ kind }) => kind === 'convolution')?.gigaflop).toBeGreaterThan(0);
    await session.dispose();
  });

  it('are prepared for shapes that are told, with progress, so that the first run compiles nothing', async () => {
    const seen: { readonly compiled: number; readonly total: number }[] = [];
    const { device } = await countingDevice();
    const { webgpu } = await import('../webgpu.js');
    const backend = webgpu({ device, onPipelines: (progress) => seen.push(progress) });
    const options = { device: 'webgpu', outputs: ['result'], inputShapes: { image: [1, 3, 24, 24] } };
    const session = await backend.createSession?.(smallNetwork(), new Map(), options);
    const total = seen.at(-1)?.total ?? 0;
    expect(total).toBeGreaterThan(5);
    expect(seen.map(({ compiled }) => compiled)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    await session?.run({ image: noiseImage() }, ['result']);
    expect(seen).toHaveLength(total);
    await session?.dispose();
    device.destroy();
  });

  it('are the same on each run, for batches too', async () => {
    const session = await openSession(smallNetwork());
    const one = await elementsOf((await session.run({ image: noiseImage() }, ['result', 'features'])).result);
    const both = new Float32Array(2 * 3 * 24 * 24);
    const data = await elementsOf(noiseImage());
    both.set(data);
    both.set(data, data.length);
    const image = new Tensor('float32', both, [2, 3, 24, 24]);
    const two = await elementsOf((await session.run({ image }, ['result'])).result);
    expect([...two]).toEqual([...one, ...one]);
    await session.dispose();
  });
});
