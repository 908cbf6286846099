import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';

export const elementwiseSize = 64;

/** How four neighbours of an output find their elements of an input: side by side, all the same one, or anywhere. */
export type Neighbours = 'apart' | 'same' | 'together';

export interface ElementwiseInput {
  readonly type: StoredType;
  /** As what it is computed with. */
  readonly as: 'f32' | 'i32';
  /** `apart` for all inputs of a kernel or for none. */
  readonly neighbours: Neighbours;
}

export interface ElementwiseKernelOptions {
  /** What is computed, as part of the kernel's name. */
  readonly operation: string;
  readonly inputs: readonly ElementwiseInput[];
  readonly output: StoredType;
  /** WGSL for four values `x`, `y`, `z` of the inputs, and `p`, the parameters. */
  readonly expression: string;
  /** Declares what the expression uses. */
  readonly globals: string;
}

const variables = ['x', 'y', 'z'] as const;

/** Names of the buffers and uniforms of the inputs. */
export const elementwiseNames = ['first', 'second', 'third'] as const;

type Field =
  | 'channels'
  | 'count'
  | 'first'
  | 'outerFirst'
  | 'outerSecond'
  | 'outerSizes'
  | 'outerThird'
  | 'parameters'
  | 'second'
  | 'sizes'
  | 'stride'
  | 'third';

const outerNames = ['outerFirst', 'outerSecond', 'outerThird'] as const;

/**
 * A function of up to three inputs, four elements of the output at a time; strides broadcast the inputs. The output's elements are counted as
 * they lie, the channels that pad too: those become 0.
 */
export function elementwiseKernel(options: ElementwiseKernelOptions): Kernel<Field, string> {
  const { operation, inputs, output, expression, globals } = options;
  const result = output === 'i32' ? 'vec4i' : 'vec4f';
  return defineKernel<Field, string>({
    name: [output, operation, ...inputs.map(inputName)].join('-'),
    uniforms: {
      count: 'u32',
      channels: 'u32',
      stride: 'u32',
      outerSizes: 'vec4u',
      sizes: 'vec4u',
      outerFirst: 'vec4i',
      first: 'vec4i',
      outerSecond: 'vec4i',
      second: 'vec4i',
      outerThird: 'vec4i',
      third: 'vec4i',
      parameters: 'vec4f',
    },
    bindings: [
      ...inputs.map(({ type, neighbours }, index) => ({
        name: elementwiseNames[index] ?? '',
        access: 'read' as const,
        type: neighbours === 'together' ? `array<vec4<${type}>>` : `array<${type}>`,
      })),
      { name: 'output', access: 'read_write' as const, type: `array<vec4<${output}>>` },
    ],
    workgroupSize: [elementwiseSize, 1, 1],
    globals,
    body: `
  let index = ${linearIndex(elementwiseSize)};
  if (index * 4u >= uniforms.count) {
    return;
  }
${inputs.some(({ neighbours }) => neighbours === 'apart') ? readApart(inputs) : readRows(inputs)}
  let p = uniforms.parameters;
  // Channels that only pad.
  let isUsed = (vec4u(index * 4u) + vec4u(0, 1, 2, 3)) % uniforms.stride < vec4u(uniforms.channels);
  output[index] = vec4<${output}>(select(${result}(0), ${result}(${expression}), isUsed));`,
  });
}

/** Reads elements side by side or all the same: the innermost loop is counted in fours. */
function readRows(inputs: readonly ElementwiseInput[]): string {
  return `
  let fours = (uniforms.sizes.w + 3u) / 4u;
  let inner = i32(index % fours) * 4;
${inputs.map((_, index) => `  var at${index} = inner * uniforms.${elementwiseNames[index]}.w;\n`).join('')}
${locate(inputs, 'index / fours', 2)}
${inputs
  .map(({ as, neighbours }, index) => {
    const name = elementwiseNames[index];
    // Four at once are converted as a vector, one is before it becomes four: WGSL has no vectors of numbers of another type.
    const value = neighbours === 'together' ? `${name}[at${index} / 4]` : `${as}(${name}[at${index}])`;
    return `  let ${variables[index]} = vec4<${as}>(${value});\n`;
  })
  .join('')}`;
}

/** Reads elements anywhere, one after another. */
function readApart(inputs: readonly ElementwiseInput[]): string {
  return `
${inputs.map(({ as }, index) => `  var ${variables[index]}: vec4<${as}>;\n`).join('')}
  for (var lane = 0u; lane < 4u; lane++) {
${inputs.map((_, index) => `  var at${index} = 0;\n`).join('')}
${locate(inputs, 'index * 4u + lane', 3)}
${inputs
  .map(({ as }, index) => {
    return `    ${variables[index]}[lane] = ${as}(${elementwiseNames[index]}[at${index}]);\n`;
  })
  .join('')}
  }`;
}

/** Adds to the places of all inputs what the loops from `last` outwards make of a number. */
function locate(inputs: readonly ElementwiseInput[], number: string, last: number): string {
  const add = (names: readonly string[]): string =>
    inputs.map((_, index) => `at${index} += position * uniforms.${names[index]}[axis];`).join(' ');
  return `
  var rest = ${number};
  for (var axis = ${last}; axis >= 0; axis--) {
    let position = i32(rest % uniforms.sizes[axis]);
    rest /= uniforms.sizes[axis];
    ${add(elementwiseNames)}
  }
  if (rest > 0u) {
    for (var axis = 3; axis >= 0; axis--) {
      let position = i32(rest % uniforms.outerSizes[axis]);
      rest /= uniforms.outerSizes[axis];
      ${add(outerNames)}
    }
  }`;
}

function inputName({ type, as, neighbours }: ElementwiseInput): string {
  const isSame = as === 'i32' || type !== 'i32';
  return `${isSame ? type : `${type}-as-${as}`}-${neighbours}`;
}
