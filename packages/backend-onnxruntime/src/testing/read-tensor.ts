import { Tensor } from 'onnxruntime-common';

/** TensorProto.data_type of the fixtures. */
const types: Readonly<Record<number, 'float32' | 'int64'>> = { 1: 'float32', 7: 'int64' };

/** Reads the TensorProto of a recorded input or output: name, dims, and `raw_data` of float32 or int64. */
export function readTensor(file: Uint8Array): { readonly name: string; readonly tensor: Tensor } {
  let position = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = file[position++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const dims: number[] = [];
  let type = 0;
  let name = '';
  let data = new Uint8Array();
  while (position < file.length) {
    const tag = varint();
    const value = varint();
    if (tag === 0x08) dims.push(value);
    else if (tag === 0x10) type = value;
    else {
      const content = file.slice(position, position + value);
      position += value;
      if (tag === 0x42) name = new TextDecoder().decode(content);
      else if (tag === 0x4a) data = content;
      else throw new Error(`The reader of test fixtures does not know the tag ${tag}.`);
    }
  }
  const values = types[type] === 'int64' ? new BigInt64Array(data.buffer) : new Float32Array(data.buffer);
  return { name, tensor: new Tensor(types[type] ?? 'float32', values, dims) };
}
