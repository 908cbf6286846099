import { defineKernel, type Kernel, type StoredType } from './kernel.js';
import { linearIndex } from './linear-workgroups.js';
import type { UniformFields } from './uniform-fields.js';

export const elementSize = 64;

/** A kernel of which each invocation computes one element of the output. */
export interface ElementKernelDefinition<Field extends string, Input extends string> {
  readonly name: string;
  /** One of them, `count`, is the number of elements. */
  readonly uniforms: UniformFields<Field>;
  readonly inputs: readonly { readonly name: Input; readonly type: StoredType }[];
  readonly output: StoredType;
  /** @default none */
  readonly globals?: string;
  /** Statements that write `output[index]`. */
  readonly body: string;
}

/** A kernel that runs once for each of `count` elements, `index` being its number in C order. */
export function elementKernel<const Field extends string, const Input extends string>({
  name,
  uniforms,
  inputs,
  output,
  globals,
  body,
}: ElementKernelDefinition<Field, Input>): Kernel<Field, Input | 'output'> {
  return defineKernel<Field, Input | 'output'>({
    name: [output, name, ...inputs.map(({ type }) => type)].join('-'),
    uniforms,
    bindings: [
      ...inputs.map(({ name: input, type }) => ({ name: input, access: 'read' as const, type: `array<${type}>` })),
      { name: 'output', access: 'read_write', type: `array<${output}>` },
    ],
    workgroupSize: [elementSize, 1, 1],
    ...(globals === undefined ? {} : { globals }),
    body: `
  let index = ${linearIndex(elementSize)};
  if (index >= uniforms.count) {
    return;
  }
${body}`,
  });
}

/** The type with which a kernel computes what is stored as another. */
export function computedType(stored: StoredType): 'f32' | 'i32' {
  return stored === 'i32' || stored === 'u32' ? 'i32' : 'f32';
}
