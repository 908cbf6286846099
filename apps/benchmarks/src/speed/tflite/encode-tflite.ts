import { Builder, type Offset } from 'flatbuffers';
import { tfliteCodes } from './tflite-codes.js';
import type { TfliteModel, TfliteOperation, TfliteOperator } from './tflite-model.js';
import { tfliteOperators } from './tflite-operators.js';
import { writeTable } from './write-table.js';

/** The bytes of a .tflite file; constants begin at multiples of 16 bytes, as the format wants it. */
export function encodeTflite({ tensors, operators, inputs, outputs }: TfliteModel): Uint8Array {
  const builder = new Builder(1024 + tensors.reduce((sum, { data }) => sum + (data?.length ?? 0) + 256, 0));
  // The first buffer is empty by convention: it is that of all tensors without data.
  const buffers = [writeTable(builder, 'Buffer', {})];
  const tensorOffsets = tensors.map(({ name, type, shape, data }) => {
    const buffer = data === undefined ? 0 : buffers.push(writeBuffer(builder, data)) - 1;
    const values = { shape: writeIntegers(builder, shape), name: builder.createString(name) };
    return writeTable(builder, 'Tensor', { ...values, type: tfliteCodes.types[type], buffer });
  });
  const kinds = [...new Set(operators.map(({ operation }) => operation.kind))];
  const codes = kinds.map((kind) => {
    const { code } = tfliteOperators[kind];
    return writeTable(builder, 'OperatorCode', { deprecatedBuiltinCode: code, builtinCode: code });
  });
  const subgraph = writeTable(builder, 'SubGraph', {
    tensors: writeOffsets(builder, tensorOffsets),
    inputs: writeIntegers(builder, inputs),
    outputs: writeIntegers(builder, outputs),
    operators: writeOffsets(
      builder,
      operators.map((operator) => writeOperator(builder, operator, kinds.indexOf(operator.operation.kind))),
    ),
  });
  const model = writeTable(builder, 'Model', {
    version: tfliteCodes.version,
    operatorCodes: writeOffsets(builder, codes),
    subgraphs: writeOffsets(builder, [subgraph]),
    buffers: writeOffsets(builder, buffers),
  });
  builder.finish(model, tfliteCodes.identifier);
  return builder.asUint8Array();
}

function writeOperator(builder: Builder, { operation, inputs, outputs }: TfliteOperator, opcodeIndex: number): Offset {
  const { options, optionsType } = tfliteOperators[operation.kind];
  const values = {
    inputs: writeIntegers(builder, inputs),
    outputs: writeIntegers(builder, outputs),
    builtinOptions: writeTable(builder, options, optionValues(operation)),
  };
  return writeTable(builder, 'Operator', { ...values, opcodeIndex, builtinOptionsType: optionsType });
}

function optionValues(operation: TfliteOperation): Readonly<Record<string, number>> {
  switch (operation.kind) {
    case 'CONV_2D': {
      const [strideH, strideW] = operation.strides;
      const activation = tfliteCodes.activations[operation.activation];
      return { padding: tfliteCodes.paddings[operation.padding], strideW, strideH, activation };
    }
    case 'MAX_POOL_2D': {
      const [strideH, strideW] = operation.strides;
      const [filterHeight, filterWidth] = operation.window;
      return { padding: tfliteCodes.paddings[operation.padding], strideW, strideH, filterWidth, filterHeight };
    }
    case 'ADD':
      return { activation: tfliteCodes.activations[operation.activation] };
    case 'MEAN':
      return { keepDims: operation.keepDims ? 1 : 0 };
    case 'FULLY_CONNECTED':
    case 'PAD':
      return {};
  }
}

function writeBuffer(builder: Builder, bytes: Uint8Array): Offset {
  builder.prep(16, bytes.length);
  return writeTable(builder, 'Buffer', { data: builder.createByteVector(bytes) });
}

function writeIntegers(builder: Builder, integers: readonly number[]): Offset {
  builder.startVector(4, integers.length, 4);
  for (const integer of integers.toReversed()) builder.addInt32(integer);
  return builder.endVector();
}

function writeOffsets(builder: Builder, offsets: readonly Offset[]): Offset {
  builder.startVector(4, offsets.length, 4);
  for (const offset of offsets.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}
