import type { MessageInitShape } from '@bufbuild/protobuf';
import type { SparseTensorConstant } from '../ir/attribute.js';
import { dataTypeCodes } from '../ir/data-type-codes.js';
import type { TensorConstant } from '../ir/tensor-constant.js';
import { type SparseTensorProtoSchema, TensorProto_DataLocation, type TensorProtoSchema } from './onnx_pb.js';

/** The message of a tensor. */
export function encodeTensor({
  name,
  dataType,
  dims,
  data,
}: TensorConstant): MessageInitShape<typeof TensorProtoSchema> {
  const header = { name, dataType: dataTypeCodes[dataType], dims: dims.map(BigInt) };
  switch (data.kind) {
    case 'inline':
      return { ...header, rawData: data.bytes };
    case 'strings':
      return { ...header, stringData: [...data.strings] };
    case 'external':
      return {
        ...header,
        dataLocation: TensorProto_DataLocation.EXTERNAL,
        externalData: [
          { key: 'location', value: data.location },
          { key: 'offset', value: String(data.offset) },
          { key: 'length', value: String(data.length) },
        ],
      };
  }
}

/** The message of a sparse tensor. */
export function encodeSparseTensor(tensor: SparseTensorConstant): MessageInitShape<typeof SparseTensorProtoSchema> {
  return {
    values: encodeTensor(tensor.values),
    indices: encodeTensor(tensor.indices),
    dims: tensor.dims.map(BigInt),
  };
}
