import { counterRandom } from './counter-random.js';
import type { ParameterDeclaration } from './parameter-declaration.js';

/** How many inputs and outputs of a layer share a weight `[out, in, ...kernel]`, as `torch.nn.init` counts them. */
function fans(dims: readonly number[]): { readonly fanIn: number; readonly fanOut: number } {
  const [out = 1, into = 1, ...kernel] = dims;
  const receptiveField = kernel.reduce((product, dim) => product * dim, 1);
  return { fanIn: into * receptiveField, fanOut: out * receptiveField };
}

/** The rule of a declaration as a function from element index to value. */
function elementRule({ name, dims, initialization }: ParameterDeclaration, seed: number): (index: number) => number {
  const random = counterRandom(seed, name);
  switch (initialization.kind) {
    case 'constant':
      return () => initialization.value;
    case 'kaiming-normal': {
      const deviation = Math.sqrt(2 / fans(dims).fanOut);
      return (index) => deviation * random.normal(index);
    }
    case 'kaiming-uniform': {
      const bound = 1 / Math.sqrt(fans(dims).fanIn);
      return (index) => bound * (2 * random.uniform(index) - 1);
    }
    case 'normal':
      return (index) => initialization.mean + initialization.standardDeviation * random.normal(index);
    case 'uniform':
      return (index) => initialization.bound * (2 * random.uniform(index) - 1);
  }
}

/** A range of a parameter's elements. */
export interface ElementRange {
  readonly first: number;
  readonly count: number;
}

/** Little-endian bytes of elements of a fresh parameter: the same for the same seed and name, whatever the range. */
export function generateParameter(
  declaration: ParameterDeclaration,
  seed: number,
  { first, count }: ElementRange,
): Uint8Array {
  const rule = elementRule(declaration, seed);
  switch (declaration.dataType) {
    case 'float32': {
      const bytes = new Uint8Array(count * 4);
      const view = new DataView(bytes.buffer);
      for (let index = 0; index < count; index++) view.setFloat32(index * 4, rule(first + index), true);
      return bytes;
    }
    case 'int64': {
      const bytes = new Uint8Array(count * 8);
      const view = new DataView(bytes.buffer);
      for (let index = 0; index < count; index++) {
        view.setBigInt64(index * 8, BigInt(Math.round(rule(first + index))), true);
      }
      return bytes;
    }
  }
}
