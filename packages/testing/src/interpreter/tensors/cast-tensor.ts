import type { DataType } from '@automodel/onnx';
import type { Element } from './element.js';
import { elementsOf } from './elements-of.js';
import { floatFormats } from './float-formats.js';
import { formatFloat } from './format-float.js';
import { makeTensor } from './make-tensor.js';
import { parseFloatText } from './parse-float-text.js';
import type { ReferenceTensor } from './reference-tensor.js';
import { roundToFloatFormat } from './round-to-float-format.js';
import { roundToScale, type ScaleRounding } from './round-to-scale.js';
export interface CastOptions {
  /** Whether numbers beyond the largest of an 8-bit float become that one. @default true */
  readonly saturate?: boolean;
  /** For float8e8m0. @default up */
  readonly rounding?: ScaleRounding;
}

/** A tensor in another data type. */
export function castTensor(
  tensor: ReferenceTensor,
  dataType: DataType,
  { saturate = true, rounding = 'up' }: CastOptions = {},
): ReferenceTensor {
  if (dataType === tensor.dataType) return tensor;
  const elements = elementsOf(tensor);
  if (dataType === 'string') {
    const isDouble = tensor.dataType === 'float64';
    const isFloat = tensor.dataType.includes('float');
    return makeTensor(
      dataType,
      tensor.dims,
      elements.map((element) => (isFloat ? formatFloat(Number(element), isDouble) : String(element))),
    );
  }
  const numbers = elements.map((element): Element => {
    if (typeof element !== 'string') return element;
    return dataType.includes('int64') ? BigInt(element) : parseFloatText(element);
  });
  if (dataType === 'float8e8m0') {
    return makeTensor(
      dataType,
      tensor.dims,
      numbers.map((number) => roundToScale(Number(number), rounding)),
    );
  }
  const format = floatFormats[dataType];
  if (format === undefined || !dataType.startsWith('float8')) return makeTensor(dataType, tensor.dims, numbers);
  return makeTensor(
    dataType,
    tensor.dims,
    numbers.map((number) => roundToFloatFormat(Number(number), format, saturate)),
  );
}
