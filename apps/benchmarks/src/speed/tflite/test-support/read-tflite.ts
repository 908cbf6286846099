import { ByteBuffer } from 'flatbuffers';

export interface ReadTensor {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  /** Position in the file; undefined for a tensor without data. */
  readonly dataStart: number | undefined;
  readonly data: Uint8Array | undefined;
}

export interface ReadOperator {
  readonly code: number;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly optionsType: number;
  /** The first five fields of the options, of each the lowest byte. */
  readonly options: readonly number[];
}

/** What is in a .tflite file, by numbers of fields of its own, from TensorFlow Lite's schema. */
export function readTflite(bytes: Uint8Array): {
  readonly identifier: string;
  readonly version: number;
  readonly tensors: readonly ReadTensor[];
  readonly operators: readonly ReadOperator[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
} {
  const buffer = new ByteBuffer(bytes);
  const model = table(buffer, buffer.readInt32(0));
  const [subgraph, ...others] = model.tables(2);
  if (subgraph === undefined || others.length > 0) throw new Error('One subgraph is expected.');
  const codes = model.tables(1);
  const data = model.tables(4).map((entry) => entry.vector(0));
  return {
    identifier: String.fromCharCode(...bytes.subarray(4, 8)),
    version: model.int32(0),
    tensors: subgraph.tables(0).map((tensor) => {
      const { start, length } = data[tensor.int32(2)] ?? { start: 0, length: 0 };
      return {
        name: tensor.text(3),
        type: tensor.int8(1),
        shape: tensor.integers(0),
        dataStart: length === 0 ? undefined : start,
        data: length === 0 ? undefined : bytes.slice(start, start + length),
      };
    }),
    operators: subgraph.tables(3).map((operator) => {
      const code = codes[operator.int32(0)];
      if (code === undefined || code.int8(0) !== code.int32(3)) throw new Error('The operator has no code, or two.');
      const options = operator.table(4);
      return {
        code: code.int32(3),
        inputs: operator.integers(1),
        outputs: operator.integers(2),
        optionsType: operator.int8(3),
        options: [0, 1, 2, 3, 4].map((slot) => options.int8(slot)),
      };
    }),
    inputs: subgraph.integers(1),
    outputs: subgraph.integers(2),
  };
}

interface Table {
  int8(slot: number): number;
  int32(slot: number): number;
  text(slot: number): string;
  table(slot: number): Table;
  tables(slot: number): readonly Table[];
  integers(slot: number): readonly number[];
  vector(slot: number): { readonly start: number; readonly length: number };
}

function table(buffer: ByteBuffer, position: number): Table {
  const at = (slot: number): number => {
    const offset = buffer.__offset(position, 4 + 2 * slot);
    return offset === 0 ? 0 : position + offset;
  };
  const vector: Table['vector'] = (slot) => {
    const field = at(slot);
    if (field === 0) return { start: 0, length: 0 };
    const vectorStart = field + buffer.readInt32(field);
    return { start: vectorStart + 4, length: buffer.readInt32(vectorStart) };
  };
  const words = (slot: number): readonly number[] => {
    const { start, length } = vector(slot);
    return Array.from({ length }, (_, index) => start + 4 * index);
  };
  return {
    int8: (slot) => (at(slot) === 0 ? 0 : buffer.readInt8(at(slot))),
    int32: (slot) => (at(slot) === 0 ? 0 : buffer.readInt32(at(slot))),
    text: (slot) => String(buffer.__string(at(slot))),
    table: (slot) => table(buffer, buffer.__indirect(at(slot))),
    tables: (slot) => words(slot).map((word) => table(buffer, buffer.__indirect(word))),
    integers: (slot) => words(slot).map((word) => buffer.readInt32(word)),
    vector,
  };
}
