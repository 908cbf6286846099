import type { UnaryFunction } from '@automodel/compiler';
import { describe, expect, it } from 'vitest';
import { encodeModule } from '../assembler/encode-module.js';
import { detectInstructionSet } from '../detect-instruction-set.js';
import { scalarUnary } from '../operations/scalar-unary.js';
import { findActivation } from './activation.js';
import { elementwise, elementwiseArguments, elementwiseName } from './elementwise.js';
import { vectorActivations } from './vector-activations.js';

/** Runs the kernel of a function over values, whose count is a multiple of 4. */
async function compute(wanted: UnaryFunction, values: Float32Array): Promise<Float32Array> {
  const activation = findActivation(vectorActivations, wanted);
  const bytes = encodeModule([elementwise('copy', activation)], { shared: false, maximumPages: 1024 });
  const memory = new WebAssembly.Memory({ initial: 512, maximum: 1024 });
  const { instance } = await WebAssembly.instantiate(bytes, { environment: { memory } });
  new Float32Array(memory.buffer).set(values);
  const kernel = instance.exports[elementwiseName('copy', activation)];
  if (typeof kernel !== 'function') throw new Error('The kernel is missing.');
  const [output, rowBytes] = [values.byteLength, values.byteLength];
  const places = { left: 0, leftStride: 0, right: 0, rightStride: 0, output, rowBytes, rowBegin: 0, rowEnd: 1 };
  kernel(...elementwiseArguments(places));
  return new Float32Array(memory.buffer, output, values.length).slice();
}

/** What one unit in the last place of a float32 is. */
function unit(value: number): number {
  return 2 ** Math.max(Math.floor(Math.log2(Math.abs(value))) - 23, -149);
}

/** Dense over a range, and over all exponents. */
function samples(low: number, high: number): Float32Array {
  const count = 400_000;
  const even = Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
  const exponents = Array.from(
    { length: 40_000 },
    (_, index) => (index % 2 === 0 ? 1 : -1) * 2 ** (-60 + index * 0.0015),
  );
  const inside = exponents.filter((value) => value >= low && value <= high);
  const values = [...even, ...inside];
  return Float32Array.from(values.slice(0, values.length - (values.length % 4)));
}

interface Case {
  readonly name: UnaryFunction['name'];
  readonly parameters?: readonly number[];
  readonly low: number;
  readonly high: number;
  /** The largest error, in units in the last place of the result … */
  readonly units: number;
  /** … or of the input where that is more: for functions that cancel. */
  readonly inputUnits?: number;
}

const cases: readonly Case[] = [
  { name: 'exp', low: -87, high: 88.7, units: 2 },
  { name: 'exp', low: -103, high: -87, units: 2 },
  { name: 'tanh', low: -12, high: 12, units: 3 },
  { name: 'erf', low: -6, high: 6, units: 2 },
  { name: 'sigmoid', low: -80, high: 80, units: 4 },
  { name: 'silu', low: -80, high: 80, units: 5 },
  { name: 'softplus', low: -80, high: 80, units: 4 },
  { name: 'elu', parameters: [1], low: -30, high: 30, units: 3 },
  { name: 'elu', parameters: [1.6732632], low: -30, high: 30, units: 4 },
  { name: 'mish', low: -60, high: 60, units: 6 },
  { name: 'gelu', low: -6, high: 6, units: 3, inputUnits: 1 },
  { name: 'gelu-tanh', low: -6, high: 6, units: 3, inputUnits: 2 },
];

describe.skipIf(detectInstructionSet() === undefined)('functions in vector registers', () => {
  it.each(cases)('$name $parameters from $low to $high', async ({ name, parameters = [], low, high, ...allowed }) => {
    const activation = { name, parameters };
    const values = samples(low, high);
    const expected = scalarUnary(activation);
    const actual = await compute(activation, values);
    let [worst, at] = [0, 0];
    for (const [index, value] of values.entries()) {
      const exact = expected(value);
      const error = Math.abs((actual[index] ?? 0) - exact);
      const tolerated = Math.max(allowed.units * unit(exact), (allowed.inputUnits ?? 0) * unit(value));
      if (error / tolerated > worst) [worst, at] = [error / tolerated, value];
    }
    expect(worst, `at ${at}`).toBeLessThanOrEqual(1);
  });

  it('past the range of float32, infinities and NaN come out as they are defined', async () => {
    const values = Float32Array.of(-Infinity, Infinity, NaN, 0, -1000, 1000, -0, 100);
    const run = async (name: UnaryFunction['name']) => Array.from(await compute({ name, parameters: [] }, values));
    expect(await run('exp')).toEqual([0, Infinity, NaN, 1, 0, Infinity, 1, Infinity]);
    expect(await run('tanh')).toEqual([-1, 1, NaN, 0, -1, 1, -0, 1]);
    expect(await run('erf')).toEqual([-1, 1, NaN, 0, -1, 1, -0, 1]);
    expect(await run('sigmoid')).toEqual([0, 1, NaN, 0.5, 0, 1, 0.5, 1]);
    expect((await run('softplus')).slice(4)).toEqual([0, 1000, Math.fround(Math.LN2), 100]);
    expect((await run('elu')).slice(3)).toEqual([0, -1, 1000, -0, 100]);
  });
});
