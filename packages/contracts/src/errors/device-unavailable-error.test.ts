import { describe, expect, it } from 'vitest';
import { DeviceUnavailableError } from './device-unavailable-error.js';

describe('DeviceUnavailableError', () => {
  it('ends its parts in one full stop', () => {
    const error = new DeviceUnavailableError({ devices: ['a', 'b'], reasons: ['It is gone.'], remedy: 'Wait.' });
    expect(error.message).toBe('No device can be used: "a": It is gone; "b": unavailable. Wait.');
  });

  it('says no more where no device was tried', () => {
    const error = new DeviceUnavailableError({ devices: [], reasons: [], remedy: 'Install one.' });
    expect(error.message).toBe('No device can be used. Install one.');
  });
});
