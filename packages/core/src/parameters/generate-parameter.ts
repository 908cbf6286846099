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

/** The little-endian bytes of a fresh parameter: the same for the same seed and name, on every machine. */
export function generateParameter(declaration: ParameterDeclaration, seed: number): Uint8Array {
  const count = declaration.dims.reduce((product, dim) => product * dim, 1);
  const rule = elementRule(declaration, seed);
  switch (declaration.dataType) {
    case 'float32': {
      const bytes = new Uint8Array(count * 4);
      const view = new DataView(bytes.buffer);
      for (let index = 0; index < count; index++) view.setFloat32(index * 4, rule(index), true);
      return bytes;
    }
    case 'int64': {
      const bytes = new Uint8Array(count * 8);
      const view = new DataView(bytes.buffer);
      for (let index = 0; index < count; index++) view.setBigInt64(index * 8, BigInt(Math.round(rule(index))), true);
      return bytes;
    }
  }
}
