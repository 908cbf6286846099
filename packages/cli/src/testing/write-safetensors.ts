import { writeFile } from 'node:fs/promises';

/** Writes a safetensors file of float32 zeros with these shapes. */
export async function writeSafetensors(
  path: string,
  shapes: Readonly<Record<string, readonly number[]>>,
): Promise<void> {
  const header: Record<string, object> = {};
  let position = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const end = position + shape.reduce((product, dim) => product * dim, 4);
    header[name] = { dtype: 'F32', shape, data_offsets: [position, end] };
    position = end;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  await writeFile(path, Buffer.concat([length, text, Buffer.alloc(position)]));
}
