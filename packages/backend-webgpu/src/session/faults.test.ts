import { BackendError, DeviceLostError, DeviceUnavailableError, DisposedError } from '@automodel/contracts';
import { expect, it, vi } from 'vitest';
import { type CountingDevice, countingDevice } from '../test-support/counting-device.js';
import { describeOnGpu } from '../test-support/describe-on-gpu.js';
import { elementsOf, noiseImage, openSession } from '../test-support/open-session.js';
import { smallNetwork } from '../test-support/small-network.js';

const outputs = ['result'];

describeOnGpu('faults', () => {
  it('a lost device rejects pending runs, and the next run makes the session anew', async () => {
    const devices: CountingDevice[] = [];
    const device = async (): Promise<GPUDevice> => {
      const counting = await countingDevice();
      devices.push(counting);
      return counting.device;
    };
    const session = await openSession(smallNetwork(), { device });
    const image = noiseImage();
    const before = await elementsOf((await session.run({ image }, outputs)).result);
    const pending = [session.run({ image }, outputs), session.run({ image }, outputs)];
    devices[0]?.device.destroy();
    const settled = await Promise.allSettled(pending);
    for (const result of settled) {
      if (result.status === 'rejected') expect(DeviceLostError.is(result.reason), String(result.reason)).toBe(true);
    }
    expect(settled.some(({ status }) => status === 'rejected')).toBe(true);
    const after = await elementsOf((await session.run({ image }, outputs)).result);
    expect(after).toEqual(before);
    expect(devices).toHaveLength(2);
    await session.dispose();
    expect(devices.map(({ live }) => live.size)).toEqual([0, 0]);
  });

  it("a user's device that was lost is not used again, with the remedy", async () => {
    const { device } = await countingDevice();
    const session = await openSession(smallNetwork(), { device });
    await session.run({ image: noiseImage() }, outputs);
    device.destroy();
    await device.lost;
    await expect(session.run({ image: noiseImage() }, outputs)).rejects.toSatisfy(
      DeviceUnavailableError.is.bind(DeviceUnavailableError),
    );
    await session.dispose();
  });

  it('a refused run names the step, and the next run is not affected', async () => {
    const { device, live } = await countingDevice();
    const session = await openSession(smallNetwork(), { device });
    const image = noiseImage();
    await session.run({ image }, outputs);
    for (const buffer of live) if (buffer.label.startsWith('tensors')) buffer.destroy();
    const failure: unknown = await session.run({ image }, outputs).catch((error: unknown) => error);
    expect(BackendError.is(failure)).toBe(true);
    expect(String(failure)).toMatch(/WebGPU refused the step "/);
    // Other shapes have buffers of their own.
    expect(await elementsOf((await session.run({ image: noiseImage(32) }, outputs)).result)).toHaveLength(10);
    await session.dispose();
  });

  it('memory that runs out is a typed error that names what it was for', async () => {
    const { device, live } = await countingDevice();
    const popErrorScope = device.popErrorScope.bind(device);
    let scopes = 0;
    vi.spyOn(device, 'popErrorScope').mockImplementation(async () => {
      const error = await popErrorScope();
      // The scopes of the first buffer: internal, out-of-memory, validation.
      return ++scopes === 2
        ? ({ message: 'allocation failed' } satisfies Pick<GPUError, 'message'> as GPUError)
        : error;
    });
    const session = await openSession(smallNetwork(), { device });
    const failure: unknown = await session.run({ image: noiseImage() }, outputs).catch((error: unknown) => error);
    expect(BackendError.is(failure)).toBe(true);
    expect(String(failure)).toMatch(/no memory left for the (weights|buffer) ".*allocation failed.*smaller batches/);
    vi.restoreAllMocks();
    expect(await elementsOf((await session.run({ image: noiseImage() }, outputs)).result)).toHaveLength(10);
    await session.dispose();
    expect(live.size).toBe(0);
  });

  it('a buffer that the device does not allow is a typed error before anything is allocated', async () => {
    const { device, live } = await countingDevice();
    const session = await openSession(smallNetwork(), { device });
    const size = Math.ceil(Math.sqrt(device.limits.maxBufferSize / 16));
    const before = live.size;
    const failure: unknown = await session
      .run({ image: Object.assign(noiseImage(1), { dims: [1, 3, size * 2, size * 2] }) }, outputs)
      .catch((error: unknown) => error);
    expect(String(failure)).toMatch(/this device allows/);
    expect(live.size).toBe(before);
    await session.dispose();
  });

  it('disposal gives every buffer back, and the device goes on', async () => {
    const { device, live } = await countingDevice();
    for (let round = 0; round < 3; round++) {
      const session = await openSession(smallNetwork(), { device });
      for (const size of [24, 32]) await session.run({ image: noiseImage(size) }, outputs);
      expect(live.size).toBeGreaterThan(0);
      await session.dispose();
      await session.dispose();
      expect(live.size).toBe(0);
      await expect(session.run({ image: noiseImage() }, outputs)).rejects.toSatisfy(
        DisposedError.is.bind(DisposedError),
      );
    }
    expect(await Promise.race([device.lost, 'not lost'])).toBe('not lost');
    device.destroy();
  });

  it('plans that are no longer kept give their buffers back', async () => {
    const { device, live } = await countingDevice();
    const session = await openSession(smallNetwork(), { device });
    const counts: number[] = [];
    for (const size of [16, 20, 24, 28, 32, 36, 40, 44]) {
      await session.run({ image: noiseImage(size) }, outputs);
      counts.push(live.size);
    }
    expect(counts.at(-1)).toBeLessThanOrEqual((counts[3] ?? 0) + 4);
    await session.dispose();
    device.destroy();
  });

  it('an aborted run rejects with the reason and leaves the next as it is', async () => {
    const session = await openSession(smallNetwork());
    const image = noiseImage();
    const before = await elementsOf((await session.run({ image }, outputs)).result);
    const controller = new AbortController();
    const runs = [1, 2, 3, 4].map(() => session.run({ image }, outputs, { signal: controller.signal }));
    controller.abort(new Error('enough'));
    for (const run of await Promise.allSettled(runs)) {
      if (run.status === 'rejected') expect(String(run.reason)).toContain('enough');
    }
    await expect(session.run({ image }, outputs, { signal: controller.signal })).rejects.toThrow('enough');
    expect(await elementsOf((await session.run({ image }, outputs)).result)).toEqual(before);
    await session.dispose();
  });

  it('runs of several sessions and of one at the same time do not mix', async () => {
    const sessions = await Promise.all([openSession(smallNetwork()), openSession(smallNetwork(8))]);
    const images = [1, 2, 3, 4, 5, 6].map((seed) => noiseImage(24, 1, seed));
    const one = async (session: (typeof sessions)[number], image: (typeof images)[number]): Promise<Float32Array> =>
      elementsOf((await session.run({ image }, outputs)).result);
    const expected: Float32Array[] = [];
    for (const session of sessions) for (const image of images) expected.push(await one(session, image));
    const together = await Promise.all(sessions.flatMap((session) => images.map((image) => one(session, image))));
    expect(together).toEqual(expected);
    await Promise.all(sessions.map((session) => session.dispose()));
  });
});
