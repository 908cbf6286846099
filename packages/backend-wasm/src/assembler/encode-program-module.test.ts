import { describe, expect, it } from 'vitest';
import { encodeProgramModule, runProgram } from './encode-program-module.js';
import { FunctionBuilder } from './function-builder.js';

/** Copies 16 bytes. */
const copy = new FunctionBuilder('copy', 2).get(0).get(1).loadVector(0).storeVector(0);

/** Puts a sum of two vectors at an address. */
const sum = new FunctionBuilder('sum', 3).get(0).get(1).loadVector(0).get(2).loadVector(0).vector('add').storeVector(0);

describe('encodeProgramModule', () => {
  it('makes the calls between two addresses, in order', async () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const bytes = encodeProgramModule([copy, sum], { shared: false, maximumPages: 1 });
    const { instance } = await WebAssembly.instantiate(bytes, { environment: { memory } });
    const floats = new Float32Array(memory.buffer);
    floats.set([1, 2, 3, 4], 0);
    // Twice the vector at 0 to 16, then both added to 32, then a copy of it to 48.
    const program = [1, 20, 16, 0, 0, 1, 20, 32, 0, 16, 0, 16, 48, 32];
    new Int32Array(memory.buffer).set(program, 64);
    const run = instance.exports[runProgram];
    if (typeof run !== 'function') throw new TypeError('no function');
    run(256, 256 + program.length * 4);
    expect(Array.from(floats.subarray(4, 16))).toEqual([2, 4, 6, 8, 3, 6, 9, 12, 3, 6, 9, 12]);
  });

  it('is valid without kernels: a graph may have none', () => {
    expect(WebAssembly.validate(encodeProgramModule([], { shared: false, maximumPages: 1 }))).toBe(true);
  });
});
