import { InvalidOptionError } from '@automodel/contracts';
import { describe, expect, it } from 'vitest';
import { freshParameters } from './fresh-parameters.js';
import type { Initialization } from './initialization.js';
import type { ParameterDeclaration } from './parameter-declaration.js';

const declare = (name: string, dims: number[], initialization: Initialization): ParameterDeclaration => ({
  name,
  dims,
  dataType: 'float32',
  initialization,
});

const counter: ParameterDeclaration = { ...declare('counter', [], { kind: 'constant', value: 0 }), dataType: 'int64' };

async function values(declaration: ParameterDeclaration, seed = 0): Promise<Float32Array> {
  const { bytes } = freshParameters([declaration], seed);
  return new Float32Array((await bytes.read(0, bytes.size)).buffer);
}

const mean = (numbers: Float32Array): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

function deviation(numbers: Float32Array): number {
  const center = mean(numbers);
  return Math.sqrt(mean(numbers.map((value) => (value - center) ** 2)));
}

/** Pearson's correlation of two equally long lists. */
function correlation(left: Float32Array, right: Float32Array): number {
  const [leftMean, rightMean] = [mean(left), mean(right)];
  const products = left.map((value, index) => (value - leftMean) * ((right[index] ?? 0) - rightMean));
  return mean(products) / (deviation(left) * deviation(right));
}

// The rules are those that the documentation of torch.nn.init states; the bounds are five standard errors and more.
describe('freshParameters', () => {
  it('kaiming-normal: mean 0, deviation √(2 / fan out)', async () => {
    const weights = await values(declare('w', [64, 32, 3, 3], { kind: 'kaiming-normal' }));
    const expected = Math.sqrt(2 / (64 * 9));
    expect(Math.abs(mean(weights))).toBeLessThan((5 * expected) / Math.sqrt(weights.length));
    expect(deviation(weights) / expected).toBeCloseTo(1, 1.5);
    const beyondTwo = weights.filter((value) => Math.abs(value) > 2 * expected).length / weights.length;
    expect(beyondTwo).toBeGreaterThan(0.0455 - 0.008);
    expect(beyondTwo).toBeLessThan(0.0455 + 0.008);
    expect(weights.some((value) => Math.abs(value) > 3.3 * expected)).toBe(true);
  });

  it('kaiming-uniform: within ±1 / √(fan in), evenly', async () => {
    const weights = await values(declare('w', [100, 256], { kind: 'kaiming-uniform' }));
    const bound = 1 / 16;
    expect(Math.max(...weights)).toBeLessThanOrEqual(bound);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(-bound);
    expect(Math.max(...weights)).toBeGreaterThan(0.999 * bound);
    expect(deviation(weights) / (bound / Math.sqrt(3))).toBeCloseTo(1, 1.5);
    const quarters = [0, 0, 0, 0];
    for (const value of weights) {
      const quarter = Math.min(3, Math.floor(((value + bound) / (2 * bound)) * 4));
      quarters[quarter] = (quarters[quarter] ?? 0) + 1;
    }
    for (const count of quarters) expect(count / weights.length).toBeCloseTo(0.25, 1.5);
  });

  it('normal and uniform with their own parameters, and constants', async () => {
    const normal = await values(declare('n', [20_000], { kind: 'normal', mean: 3, standardDeviation: 0.5 }));
    expect(mean(normal)).toBeCloseTo(3, 1.5);
    expect(deviation(normal)).toBeCloseTo(0.5, 1.5);
    const uniform = await values(declare('u', [20_000], { kind: 'uniform', bound: 2 }));
    expect(Math.max(...uniform.map(Math.abs))).toBeLessThanOrEqual(2);
    expect(deviation(uniform)).toBeCloseTo(2 / Math.sqrt(3), 1.5);
    expect(await values(declare('c', [3], { kind: 'constant', value: 0.25 }))).toEqual(
      Float32Array.of(0.25, 0.25, 0.25),
    );
  });

  it('gives the same bytes for the same seed and name, whatever else there is', async () => {
    const weight = declare('w', [50], { kind: 'kaiming-uniform' });
    const { bytes, placements } = freshParameters([counter, declare('v', [7], { kind: 'kaiming-uniform' }), weight], 5);
    const { offset, length } = placements.get('w') ?? { offset: 0, length: 0 };
    expect(new Float32Array((await bytes.read(offset, length)).buffer)).toEqual(await values(weight, 5));
    expect(await values(weight, 6)).not.toEqual(await values(weight, 5));
    expect(await values({ ...weight, name: 'x' }, 5)).not.toEqual(await values(weight, 5));
    expect(await values(weight, 2 ** 32 + 5)).not.toEqual(await values(weight, 5));
  });

  it('gives parameters and seeds nothing in common', async () => {
    const initialization: Initialization = { kind: 'normal', mean: 0, standardDeviation: 1 };
    const lists = await Promise.all(
      [0, 1].flatMap((seed) => ['a', 'b'].map((name) => values(declare(name, [10_000], initialization), seed))),
    );
    for (const [index, left] of lists.entries()) {
      for (const right of lists.slice(index + 1)) expect(Math.abs(correlation(left, right))).toBeLessThan(0.05);
      const shifted = Float32Array.of(...left.subarray(1), 0);
      expect(Math.abs(correlation(left, shifted))).toBeLessThan(0.05);
    }
  });

  it('gives no parameter a shifted copy of another, as these two of a ResNet-50 once had', async () => {
    const shift = 1_503_444;
    const lists = await Promise.all(
      ['3.layers.1.layer.2.convolution.weight', '1.layers.0.shortcut.convolution.weight'].map((name) =>
        values(declare(`resnet.encoder.stages.${name}`, [shift + 1000], { kind: 'uniform', bound: 1 })),
      ),
    );
    for (const [left, right] of [lists, lists.toReversed()]) {
      const part = correlation(
        left?.subarray(0, 1000) ?? new Float32Array(),
        right?.subarray(shift) ?? new Float32Array(),
      );
      expect(Math.abs(part)).toBeLessThan(0.2);
    }
  });

  it('gives any range as the whole has it', async () => {
    const declarations = [
      declare('a', [3, 5], { kind: 'kaiming-normal' }),
      counter,
      declare('empty', [0, 4], { kind: 'kaiming-normal' }),
      declare('b', [9], { kind: 'uniform', bound: 1 }),
    ];
    const { bytes, placements } = freshParameters(declarations, 1);
    expect(bytes.size).toBe(15 * 4 + 8 + 9 * 4);
    expect(placements.get('b')).toEqual({
      dataType: 'float32',
      dims: [9],
      file: 'fresh-parameters',
      offset: 68,
      length: 36,
    });
    const whole = await bytes.read(0, bytes.size);
    for (let offset = 0; offset <= bytes.size; offset++) {
      for (const length of [0, 1, 3, 5, 17, 70].filter((count) => offset + count <= bytes.size)) {
        expect(await bytes.read(offset, length)).toEqual(whole.slice(offset, offset + length));
      }
    }
  });

  it('takes no time for the parts of a huge parameter that are not read', async () => {
    const { bytes } = freshParameters([declare('huge', [2 ** 20, 2 ** 20], { kind: 'kaiming-normal' })], 0);
    expect(await bytes.read(2 ** 42 - 4, 4)).toHaveLength(4);
  });

  it('can be aborted', async () => {
    const { bytes } = freshParameters([counter], 0);
    await expect(bytes.read(0, 8, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])('refuses the seed %d', (seed) => {
    expect(() => freshParameters([], seed)).toThrow(InvalidOptionError);
  });
});
