import { Tensor } from '@automodel/core';
import { type TensorConstant, tensorElements } from '@automodel/onnx';

/** A constant as the tensor that sessions take. */
export function toTensor(constant: TensorConstant): Tensor {
  const { dataType, dims, data } = constant;
  if (data.kind !== 'inline') throw new TypeError(`The constant "${constant.name}" has no elements of its own.`);
  const elements = tensorElements(constant);
  switch (dataType) {
    case 'float16':
      return new Tensor('float16', new Uint16Array(Uint8Array.from(data.bytes).buffer), dims);
    case 'bool':
    case 'float32':
    case 'float64':
    case 'int16':
    case 'int32':
    case 'int64':
    case 'int8':
    case 'uint16':
    case 'uint32':
    case 'uint64':
    case 'uint8':
      return new Tensor(dataType, elements, dims);
    default:
      throw new TypeError(`Sessions take no tensors of ${dataType}.`);
  }
}
