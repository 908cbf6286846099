import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors/usage-error.js';
import { parseCount } from './parse-count.js';
import { parseDevices } from './parse-devices.js';

describe('parseCount', () => {
  it('takes whole numbers of at least 1', () => {
    expect(parseCount('--top-k', '1')).toBe(1);
    expect(parseCount('--top-k', '1000')).toBe(1000);
  });

  it.each(['0', '-1', '1.5', '1e3', '0x10', ' 3', 'three', '99999999999999999999'])('refuses %j', (text) => {
    expect(() => parseCount('--top-k', text)).toThrow(UsageError);
    expect(() => parseCount('--top-k', text)).toThrow(`The option --top-k is "${text}"`);
  });
});

describe('parseDevices', () => {
  it('takes a name or a list', () => {
    expect(parseDevices('auto')).toBe('auto');
    expect(parseDevices('cpu')).toBe('cpu');
    expect(parseDevices('ort-webgpu, cpu')).toEqual(['ort-webgpu', 'cpu']);
  });

  it.each([',', 'cpu,', ''])('refuses %j', (text) => {
    expect(() => parseDevices(text)).toThrow(UsageError);
  });
});
