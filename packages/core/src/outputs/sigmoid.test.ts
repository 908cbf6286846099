import { describe, expect, it } from 'vitest';
import { Tensor } from '../tensor.js';
import { sigmoid } from './sigmoid.js';

describe('sigmoid', () => {
  it('maps each logit to its probability, also far from zero', () => {
    const logits = new Tensor('float32', new Float32Array([-100, -2, 0, 0.5, 3, 100]), [2, 3]);
    const probabilities = sigmoid(logits);
    expect(probabilities.dims).toEqual([2, 3]);
    // tanh gives the same function by another way: σ(x) = (1 + tanh(x / 2)) / 2
    for (const [index, logit] of Array.from(logits.data, Number).entries()) {
      expect(Number(probabilities.data[index])).toBeCloseTo((1 + Math.tanh(logit / 2)) / 2, 7);
    }
  });
});
