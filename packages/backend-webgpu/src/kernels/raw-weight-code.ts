import type { RawType } from '../packing/packing.js';

const readWord = `
/** Four bytes from any byte on. */
fn rawWord(byte: u32) -> u32 {
  let word = byte / 4u;
  let shift = (byte % 4u) * 8u;
  if (shift == 0u) {
    return raw[word];
  }
  return (raw[word] >> shift) | (raw[word + 1u] << (32u - shift));
}
`;

const expressions: Readonly<Record<RawType, string>> = {
  bf16: 'bitcast<f32>(rawWord(firstByte + index * 2u) << 16u)',
  f16: 'unpack2x16float(rawWord(firstByte + index * 2u)).x',
  f32: 'bitcast<f32>(rawWord(firstByte + index * 4u))',
};

/** WGSL that reads an element of a weight as its file has it: `rawValue(firstByte, index)`, from the binding `raw: array<u32>`. */
export function rawWeightCode(type: RawType): string {
  return `${readWord}fn rawValue(firstByte: u32, index: u32) -> f32 {\n  return ${expressions[type]};\n}\n`;
}
