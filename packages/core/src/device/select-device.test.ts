import {
  createRegistry,
  DeviceUnavailableError,
  InvalidOptionError,
  UnknownDeviceError,
  UnsupportedOperatorsError,
} from '@automodel/contracts';
import { GraphBuilder } from '@automodel/onnx';
import { describe, expect, it } from 'vitest';
import { FakeBackend, type FakeDevice } from '../test-support/fake-backend.js';
import type { DeviceOption } from './device-option.js';
import { listDevices } from './list-devices.js';
import { selectDevice } from './select-device.js';

const model = new GraphBuilder('test').build();

const registryOf = (...backends: (readonly FakeDevice[])[]) =>
  createRegistry().use(backends.map((devices, index) => new FakeBackend(devices, `backend-${index}`)));

const select = (option: DeviceOption, ...backends: (readonly FakeDevice[])[]) =>
  selectDevice(registryOf(...backends), option, model);

const fast: FakeDevice = { name: 'fast', priority: 10 };
const slow: FakeDevice = { name: 'slow', priority: 1 };
const odd: FakeDevice = { name: 'odd', priority: -1 };

describe('selectDevice', () => {
  it('auto: the available device of the highest priority, across backends', async () => {
    const { device, backend, report } = await select('auto', [slow, odd], [fast]);
    expect([device, backend.key]).toEqual(['fast', 'backend-1']);
    expect(report).toEqual([
      {
        device: 'fast',
        backend: 'backend-1',
        chosen: true,
        reason: 'the fast; the available device of the highest priority (10)',
      },
    ]);
  });

  it('auto: passes over what is not there or lacks operators, and says so', async () => {
    const backends = [
      [{ ...fast, unavailable: 'no GPU' }],
      [{ name: 'partial', priority: 5, unsupported: ['Conv', 'Conv'] }],
      [slow],
    ];
    const { device, report } = await select('auto', ...backends);
    expect(device).toBe('slow');
    expect(report.map(({ device, chosen, reason }) => [device, chosen, reason])).toEqual([
      ['fast', false, 'no GPU'],
      ['partial', false, 'does not run Conv'],
      ['slow', true, 'the slow; the available device of the highest priority (1)'],
    ]);
  });

  it('auto: leaves aside what a backend says is better taken by name', async () => {
    const software: FakeDevice = { ...fast, leftAside: 'a program plays the GPU' };
    const { device, report } = await select('auto', [software, slow]);
    expect(device).toBe('slow');
    expect(report[0]).toMatchObject({ device: 'fast', chosen: false, reason: 'a program plays the GPU' });
    expect((await select('fast', [software, slow])).device).toBe('fast');
    expect((await select(['fast', 'auto'], [software, slow])).device).toBe('fast');
  });

  it('of equal priority the first that was registered', async () => {
    expect((await select('auto', [{ name: 'a' }], [{ name: 'b' }])).device).toBe('a');
  });

  it('takes a negative priority only by name', async () => {
    expect((await select('odd', [odd, slow])).device).toBe('odd');
    expect((await select('auto', [odd, slow])).device).toBe('slow');
    const error = await select('auto', [odd]).catch((reason: unknown) => reason);
    expect(DeviceUnavailableError.is(error)).toBe(true);
    expect(String(error)).toContain('No device can be used. Those that are registered are taken only by name: "odd".');
  });

  it('takes a list in its order, each device once, and auto in it for all others', async () => {
    expect((await select(['slow', 'fast'], [fast, slow])).device).toBe('slow');
    const { device, report } = await select(
      ['odd', 'slow', 'auto'],
      [{ ...odd, unavailable: 'off' }, { ...slow, unavailable: 'off' }, fast],
    );
    expect(device).toBe('fast');
    expect(report.map((entry) => entry.device)).toEqual(['odd', 'slow', 'fast']);
  });

  it('tries every backend that offers a name', async () => {
    const { backend } = await select('cpu', [{ name: 'cpu', unavailable: 'not installed' }], [{ name: 'cpu' }]);
    expect(backend.key).toBe('backend-1');
  });

  it('refuses unknown names and empty lists, before it tries any', async () => {
    const error = await select(['slow', 'sloww'], [slow, fast]).catch((reason: unknown) => reason);
    expect(UnknownDeviceError.is(error)).toBe(true);
    expect(String(error)).toContain('There is no device "sloww". Registered backends offer "slow", "fast".');
    await expect(select([], [slow])).rejects.toSatisfy((reason) => InvalidOptionError.is(reason));
  });

  it('lists the missing operators of every device', async () => {
    const backends = [[{ ...fast, unsupported: ['Conv', 'com.other.Thing'] }], [{ ...slow, unsupported: ['Relu'] }]];
    const error = await select('auto', ...backends).catch((reason: unknown) => reason);
    expect(UnsupportedOperatorsError.is(error)).toBe(true);
    expect(String(error)).toContain('"fast" lacks Conv, com.other.Thing; "slow" lacks Relu');
  });

  it('gives every reason where some lack operators and others are not there', async () => {
    const backends = [[{ ...fast, unsupported: ['Conv'] }], [{ ...slow, unavailable: 'Not here.' }]];
    await expect(select('auto', ...backends)).rejects.toThrow(
      'No device can be used: "fast": does not run Conv; "slow": Not here. Mend one',
    );
  });

  it('says how to get a backend where there is none', async () => {
    await expect(select('auto')).rejects.toThrow('No device can be used. No backend is registered. Install one');
    await expect(select('cpu')).rejects.toThrow('There is no device "cpu". No backend is registered.');
  });
});

describe('listDevices', () => {
  it('lists what backends offer, the first choice of auto first', async () => {
    const registry = registryOf([slow, odd], [{ ...fast, unavailable: 'no GPU' }]);
    expect((await listDevices({ registry })).map(({ device, unavailable }) => [device, unavailable])).toEqual([
      ['fast', 'no GPU'],
      ['slow', undefined],
      ['odd', undefined],
    ]);
    const use = new FakeBackend([{ name: 'own', priority: 20 }], 'own');
    expect((await listDevices({ registry, use }))[0]).toMatchObject({ device: 'own', backend: 'own', priority: 20 });
  });
});
