import { describe, expect, it } from 'vitest';
import { AutomodelError } from './automodel-error.js';
import { DisposedError } from './disposed-error.js';
import { UnknownDeviceError } from './unknown-device-error.js';

describe('AutomodelError', () => {
  it('is recognised by class and by base, across copies of the package', () => {
    const error = new DisposedError({ subject: 'a session' });
    expect(AutomodelError.is(error)).toBe(true);
    expect(DisposedError.is(error)).toBe(true);
    expect(UnknownDeviceError.is(error)).toBe(false);
    const fromAnotherCopy = Object.assign(new Error('x'), { code: 'DISPOSED' });
    expect(DisposedError.is(fromAnotherCopy)).toBe(false);
    Object.defineProperty(fromAnotherCopy, Symbol.for('automodel.error@1'), { value: true });
    expect(DisposedError.is(fromAnotherCopy)).toBe(true);
  });

  it('says what happened, what is valid and what to do', () => {
    const error = new UnknownDeviceError({ device: 'cup', available: ['ort-wasm', 'cpu'] });
    expect(error.message).toBe(
      'There is no device "cup". Registered backends offer "cpu", "ort-wasm". Use one of these, or leave the device out to let automodel choose.',
    );
    expect(error.code).toBe('UNKNOWN_DEVICE');
    expect(error.name).toBe('UnknownDeviceError');
  });
});
