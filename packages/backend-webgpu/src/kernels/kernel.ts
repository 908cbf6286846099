import { declareUniforms, type UniformFields } from './uniform-fields.js';

/** Types of elements as kernels store them. */
export type StoredType = 'f16' | 'f32' | 'i32' | 'u32';

/** A storage buffer of a kernel, or a frame of a video as the browser holds it. */
export interface KernelBinding<Name extends string = string> {
  /** Its variable in the code. */
  readonly name: Name;
  readonly access: 'external' | 'read' | 'read_write';
  /** Its type in WGSL, such as `array<vec4<f32>>`; `texture_external` for a frame. */
  readonly type: string;
}

/**
 * A compute shader with all that the host must know to run it. Sizes are uniforms rather than part of the code, so that one pipeline serves
 * many layers; the name says everything that the code depends on, for pipelines are cached by it.
 *
 * The uniform block is binding 0 of group 0, the other bindings follow in order from binding 1.
 */
export interface Kernel<Field extends string = string, Binding extends string = string> {
  /** Element type, operation, tile and what else tells it from others, such as `f32-convolution-direct-relu`. */
  readonly name: string;
  readonly code: string;
  readonly uniforms: UniformFields<Field>;
  readonly bindings: readonly KernelBinding<Binding>[];
  readonly workgroupSize: readonly [x: number, y: number, z: number];
}

/** What a kernel is made of; declarations of uniforms and buffers follow from their tables. */
export interface KernelDefinition<Field extends string, Binding extends string> {
  readonly name: string;
  readonly uniforms: UniformFields<Field>;
  readonly bindings: readonly KernelBinding<Binding>[];
  readonly workgroupSize: readonly [x: number, y: number, z: number];
  /** Directives of WGSL such as `enable subgroups`; `enable f16` is added where a binding has it. @default none */
  readonly directives?: readonly string[];
  /** Functions, constants and workgroup variables. @default none */
  readonly globals?: string;
  /** More builtin parameters of `main`, such as `@builtin(subgroup_size) lanes: u32`. @default none */
  readonly parameters?: string;
  /**
   * The statements of `main`. They may read `uniforms`, the buffers by their names, and `global` (invocation in all), `local` (in its
   * workgroup), `localIndex`, `group` (the workgroup) and `groups` (their number).
   */
  readonly body: string;
}

/** Puts a kernel together. */
export function defineKernel<const Field extends string, const Binding extends string>({
  name,
  uniforms,
  bindings,
  workgroupSize,
  directives = [],
  globals = '',
  parameters = '',
  body,
}: KernelDefinition<Field, Binding>): Kernel<Field, Binding> {
  const usesHalf = [globals, body, ...bindings.map(({ type }) => type)].some((text) => /\bf16\b/.test(text));
  const allDirectives = [...(usesHalf ? ['enable f16'] : []), ...directives];
  const declarations = bindings.map(
    ({ name: binding, access, type }, index) =>
      `@group(0) @binding(${index + 1}) var${access === 'external' ? '' : `<storage, ${access}>`} ${binding}: ${type};\n`,
  );
  const code = [
    ...allDirectives.map((directive) => `${directive};\n`),
    declareUniforms(uniforms),
    ...declarations,
    globals,
    `\n@compute @workgroup_size(${workgroupSize.join(', ')})\nfn main(\n`,
    '  @builtin(global_invocation_id) global: vec3u,\n  @builtin(local_invocation_id) local: vec3u,\n',
    '  @builtin(local_invocation_index) localIndex: u32,\n  @builtin(workgroup_id) group: vec3u,\n',
    `  @builtin(num_workgroups) groups: vec3u,\n${parameters === '' ? '' : `  ${parameters},\n`}) {\n${body}\n}\n`,
  ].join('');
  return { name, code, uniforms, bindings, workgroupSize };
}
