import { describe, expect, it } from 'vitest';
import { AutomodelError } from './automodel-error.js';
import { BackendError } from './backend-error.js';
import { describeError } from './describe-error.js';
import { InvalidTensorError } from './invalid-tensor-error.js';
import { restoreError } from './restore-error.js';

const send = (error: unknown, classes = [InvalidTensorError, BackendError]): unknown =>
  restoreError(structuredClone(describeError(error)), classes);

const invalid = new InvalidTensorError({
  input: 'pixel_values',
  expected: 'float32',
  received: 'int64',
  remedy: 'Pass floats.',
});

describe('an error sent to another thread', () => {
  it('comes back as one of its class, with its values, message and stack', () => {
    const restored = send(invalid);
    expect(restored).toBeInstanceOf(InvalidTensorError);
    expect(restored).toBeInstanceOf(Error);
    expect(InvalidTensorError.is(restored)).toBe(true);
    expect(BackendError.is(restored)).toBe(false);
    expect(restored).toMatchObject({
      ...{ code: 'INVALID_TENSOR', name: 'InvalidTensorError', input: 'pixel_values', expected: 'float32' },
      ...{ received: 'int64', remedy: 'Pass floats.', message: invalid.message, stack: invalid.stack },
    });
  });

  it('keeps its code where its class is not known', () => {
    const restored = send(invalid, []);
    expect(restored).toBeInstanceOf(AutomodelError);
    expect(InvalidTensorError.is(restored)).toBe(true);
  });

  it('keeps its cause, of whatever kind', () => {
    const details = { backend: 'wasm', operation: 'run', reason: 'no memory.', remedy: 'Use less.' } as const;
    const restored = send(new BackendError({ ...details, cause: invalid }));
    expect(restored).toMatchObject({ reason: 'no memory.', cause: { code: 'INVALID_TENSOR' } });
    expect(send(new BackendError({ ...details, cause: new RangeError('too long') }))).toMatchObject({
      cause: new RangeError('too long'),
    });
  });

  it('may be of the language, or hold what cannot be sent', () => {
    expect(send(new RangeError('too long'))).toEqual(new RangeError('too long'));
    expect(send('text')).toBe('text');
    expect(send(() => 1)).toBeInstanceOf(Error);
  });
});
