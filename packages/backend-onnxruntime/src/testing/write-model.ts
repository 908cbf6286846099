/** A node of a model for a test; its values are float32 of one length. */
export interface TestModel {
  readonly operator: string;
  readonly domain?: string;
  readonly operatorSet?: number;
  /** Length of the input `x`, the output `y` and the weight `w`. */
  readonly length: number;
  /** Where the second input `w` lies; without it, the operator has one input. */
  readonly weight?: { readonly file: string; readonly offset: number };
}

const utf8 = new TextEncoder();

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}

/** A field of a protobuf message: a number, or a string or message with its length. */
function field(number: number, value: number | string | readonly number[]): number[] {
  if (typeof value === 'number') return [number * 8, ...varint(value)];
  const content = typeof value === 'string' ? [...utf8.encode(value)] : value;
  return [...varint(number * 8 + 2), ...varint(content.length), ...content];
}

/** Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3 */
function valueInfo(name: string, length: number): number[] {
  const shape = field(1, field(1, length));
  return [...field(1, name), ...field(2, field(1, [...field(1, 1), ...field(2, shape)]))];
}

function externalTensor(file: string, offset: number, length: number): number[] {
  const entries = { location: file, offset: String(offset), length: String(length * 4) };
  const external = Object.entries(entries).flatMap(([key, value]) => field(13, [...field(1, key), ...field(2, value)]));
  return [...field(1, length), ...field(2, 1), ...field(8, 'w'), ...external, ...field(14, 1)];
}

/** The bytes of a model `y = operator(x)` or `y = operator(x, w)`, where `w` is an external initializer. */
export function writeModel({ operator, domain = '', operatorSet = 21, length, weight }: TestModel): Uint8Array {
  const inputs = weight === undefined ? ['x'] : ['x', 'w'];
  const node = [
    ...inputs.flatMap((name) => field(1, name)),
    ...field(2, 'y'),
    ...field(4, operator),
    ...field(7, domain),
  ];
  const graph = [
    ...field(1, node),
    ...field(2, 'test'),
    ...(weight === undefined ? [] : field(5, externalTensor(weight.file, weight.offset, length))),
    ...field(11, valueInfo('x', length)),
    ...field(12, valueInfo('y', length)),
  ];
  const opsetImport = [...field(1, domain), ...field(2, operatorSet)];
  return Uint8Array.from([...field(1, 10), ...field(7, graph), ...field(8, opsetImport)]);
}
