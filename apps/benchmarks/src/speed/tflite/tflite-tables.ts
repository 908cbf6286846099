/** How a field is stored: an offset leads to a table, vector or string. */
type FieldType = 'boolean' | 'int32' | 'int8' | 'offset';

/** Position in the table, and type. */
type Field = readonly [slot: number, type: FieldType];

export type TableName =
  | 'AddOptions'
  | 'Buffer'
  | 'Conv2DOptions'
  | 'FullyConnectedOptions'
  | 'Model'
  | 'Operator'
  | 'OperatorCode'
  | 'PadOptions'
  | 'Pool2DOptions'
  | 'ReducerOptions'
  | 'SubGraph'
  | 'Tensor';

/**
 * The part of TensorFlow Lite's file format that a ResNet needs. Fields count from 0 in the order of
 * https://github.com/tensorflow/tensorflow/blob/master/tensorflow/lite/schema/schema.fbs, and a union takes two: its type, then its value.
 */
export const tfliteTables: Readonly<Record<TableName, Readonly<Record<string, Field>>>> = {
  Model: { version: [0, 'int32'], operatorCodes: [1, 'offset'], subgraphs: [2, 'offset'], buffers: [4, 'offset'] },
  OperatorCode: { deprecatedBuiltinCode: [0, 'int8'], builtinCode: [3, 'int32'] },
  SubGraph: { tensors: [0, 'offset'], inputs: [1, 'offset'], outputs: [2, 'offset'], operators: [3, 'offset'] },
  Tensor: { shape: [0, 'offset'], type: [1, 'int8'], buffer: [2, 'int32'], name: [3, 'offset'] },
  Buffer: { data: [0, 'offset'] },
  Operator: {
    opcodeIndex: [0, 'int32'],
    inputs: [1, 'offset'],
    outputs: [2, 'offset'],
    builtinOptionsType: [3, 'int8'],
    builtinOptions: [4, 'offset'],
  },
  Conv2DOptions: { padding: [0, 'int8'], strideW: [1, 'int32'], strideH: [2, 'int32'], activation: [3, 'int8'] },
  Pool2DOptions: {
    padding: [0, 'int8'],
    strideW: [1, 'int32'],
    strideH: [2, 'int32'],
    filterWidth: [3, 'int32'],
    filterHeight: [4, 'int32'],
  },
  FullyConnectedOptions: {},
  AddOptions: { activation: [0, 'int8'] },
  PadOptions: {},
  ReducerOptions: { keepDims: [0, 'boolean'] },
};
