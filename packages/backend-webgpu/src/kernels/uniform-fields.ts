/** The types that fields of a uniform block may have. */
export type UniformType = 'f32' | 'i32' | 'u32' | 'vec4f' | 'vec4i' | 'vec4u';

/** The fields of a uniform block, in order. */
export type UniformFields<Name extends string = string> = Readonly<Record<Name, UniformType>>;

/** Values for all fields: a number, or four. */
export type UniformValues<Name extends string = string> = Readonly<Record<Name, number | readonly number[]>>;

const isVector = (type: UniformType): boolean => type.startsWith('vec4');

/** Bytes from the start of the block to each field, and the length of the block (https://www.w3.org/TR/WGSL/#memory-layouts). */
function layout(fields: UniformFields): { readonly offsets: readonly number[]; readonly byteLength: number } {
  let end = 0;
  const offsets = Object.values(fields).map((type) => {
    const size = isVector(type) ? 16 : 4;
    const offset = Math.ceil(end / size) * size;
    end = offset + size;
    return offset;
  });
  return { offsets, byteLength: Math.ceil(end / 16) * 16 };
}

/** The declaration of the block in WGSL, as `uniforms`; nothing if it has no fields. */
export function declareUniforms(fields: UniformFields): string {
  const entries = Object.entries(fields);
  if (entries.length === 0) return '';
  const members = entries.map(([name, type]) => `  ${name}: ${type},\n`).join('');
  return `struct Uniforms {\n${members}}\n@group(0) @binding(0) var<uniform> uniforms: Uniforms;\n`;
}

/** Bytes of the block; a multiple of 16. */
export function uniformsLength(fields: UniformFields): number {
  return layout(fields).byteLength;
}

/** Writes values as the block that `declareUniforms` declares. */
export function writeUniforms<Name extends string>(
  fields: UniformFields<Name>,
  values: UniformValues<NoInfer<Name>>,
  target: DataView,
): void {
  const { offsets } = layout(fields);
  const types: readonly [string, UniformType][] = Object.entries(fields);
  for (const [index, [name, type]] of types.entries()) {
    const given = new Map<string, number | readonly number[]>(Object.entries(values)).get(name) ?? 0;
    const numbers = typeof given === 'number' ? [given] : given;
    for (const [component, number] of numbers.slice(0, isVector(type) ? 4 : 1).entries()) {
      const at = (offsets[index] ?? 0) + component * 4;
      if (type === 'f32' || type === 'vec4f') target.setFloat32(at, number, true);
      else target.setInt32(at, number, true);
    }
  }
}
