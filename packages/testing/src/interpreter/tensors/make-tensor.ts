import { type DataType, dataTypeBits, type TensorElements } from '@automodel/onnx';
import type { Element } from './element.js';
import { floatFormats } from './float-formats.js';
import type { ReferenceTensor } from './reference-tensor.js';
import { roundToFloatFormat } from './round-to-float-format.js';

/** A tensor of elements in C order, each rounded to the data type: floats to the nearest, integers towards zero and wrapping around. */
export function makeTensor(dataType: DataType, dims: readonly number[], elements: Iterable<Element>): ReferenceTensor {
  return { dataType, dims: [...dims], data: store(dataType, elements) };
}

function store(dataType: DataType, elements: Iterable<Element>): ReferenceTensor['data'] {
  if (dataType === 'string') return Array.from(elements, String);
  if (dataType === 'int64')
    return BigInt64Array.from(Array.from(elements, (element) => BigInt.asIntN(64, toInteger(element))));
  if (dataType === 'uint64')
    return BigUint64Array.from(Array.from(elements, (element) => BigInt.asUintN(64, toInteger(element))));
  return storeNumbers(dataType, Array.from(elements, Number));
}

function storeNumbers(dataType: DataType, numbers: readonly number[]): TensorElements {
  const bits = dataTypeBits(dataType) ?? 0;
  if (dataType === 'float64') return Float64Array.from(numbers);
  if (dataType === 'bool') return Uint8Array.from(numbers, (value) => (value === 0 ? 0 : 1));
  if (dataType.startsWith('uint')) {
    const wrapped = numbers.map((value) => Number(BigInt.asUintN(bits, toInteger(value))));
    return bits === 32 ? Uint32Array.from(wrapped) : bits === 16 ? Uint16Array.from(wrapped) : Uint8Array.from(wrapped);
  }
  if (dataType.startsWith('int')) {
    const wrapped = numbers.map((value) => Number(BigInt.asIntN(bits, toInteger(value))));
    return bits === 32 ? Int32Array.from(wrapped) : bits === 16 ? Int16Array.from(wrapped) : Int8Array.from(wrapped);
  }
  const format = floatFormats[dataType];
  if (format === undefined) return Float32Array.from(numbers);
  return Float32Array.from(numbers, (value) => roundToFloatFormat(value, format, false));
}

/** C leaves open what a float beyond the integer's range becomes; here it is the end of 64 bits, and 0 for NaN. */
function toInteger(element: Element): bigint {
  if (typeof element === 'bigint') return element;
  const number = Math.trunc(Number(element));
  if (Number.isNaN(number)) return 0n;
  return BigInt(Math.max(-(2 ** 63), Math.min(number, 2 ** 63)));
}
