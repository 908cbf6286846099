import { describe, expect, it } from 'vitest';
import { UnknownModelTypeError } from './unknown-model-type-error.js';

describe('UnknownModelTypeError', () => {
  it('speaks of a checkpoint only where there is one', () => {
    const details = { modelType: 'resnt', available: ['resnet'], remedy: 'Look.' };
    expect(new UnknownModelTypeError({ ...details, location: undefined }).message).toBe(
      'The model type "resnt" is not registered. Registered are "resnet". Look.',
    );
    expect(new UnknownModelTypeError({ ...details, location: 'x' }).message).toContain('The checkpoint in x has');
  });
});
