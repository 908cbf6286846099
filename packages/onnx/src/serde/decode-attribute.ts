import { InvalidOnnxFileError } from '@automodel/contracts';
import type { Attribute, ValueAttribute } from '../ir/attribute.js';
import { attributeTypeCodes } from './attribute-type-codes.js';
import { decodeGraph } from './decode-graph.js';
import { decodeSparseTensorMessage, decodeTensorMessage } from './decode-tensor.js';
import { decodeType } from './decode-type.js';
import type { AttributeProto, TypeProto } from './onnx_pb.js';

/** The IR of a node's attributes, by name. */
export function decodeAttributes(messages: readonly AttributeProto[]): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(messages.map((message) => [message.name, decodeAttribute(message)]));
}

function decodeAttribute(message: AttributeProto): Attribute {
  const type = Object.entries(attributeTypeCodes).find(([, code]) => code === message.type)?.[0] as
    | ValueAttribute['type']
    | undefined;
  if (type === undefined) {
    throw new InvalidOnnxFileError({ problem: `the attribute "${message.name}" has the unknown type ${message.type}` });
  }
  if (message.refAttrName !== '') return { type: 'reference', value: message.refAttrName, of: type };
  return decodeValue(message, type);
}

function decodeValue(message: AttributeProto, type: ValueAttribute['type']): ValueAttribute {
  switch (type) {
    case 'float':
      return { type, value: message.f };
    case 'floats':
      return { type, value: message.floats };
    case 'int':
      return { type, value: message.i };
    case 'ints':
      return { type, value: message.ints };
    case 'string':
      return { type, value: decodeText(message.s, message.name) };
    case 'strings':
      return { type, value: message.strings.map((bytes) => decodeText(bytes, message.name)) };
    case 'tensor':
      return { type, value: decodeTensorMessage(required(message.t, message.name)) };
    case 'tensors':
      return { type, value: message.tensors.map(decodeTensorMessage) };
    case 'graph':
      return { type, value: decodeGraph(required(message.g, message.name)) };
    case 'graphs':
      return { type, value: message.graphs.map(decodeGraph) };
    case 'sparse-tensor':
      return { type, value: decodeSparseTensorMessage(required(message.sparseTensor, message.name)) };
    case 'sparse-tensors':
      return { type, value: message.sparseTensors.map(decodeSparseTensorMessage) };
    case 'type':
      return { type, value: decodeStatedType(message.tp, message.name) };
    case 'types':
      return { type, value: message.typeProtos.map((proto) => decodeStatedType(proto, message.name)) };
  }
}

function decodeStatedType(
  message: TypeProto | undefined,
  name: string,
): Extract<ValueAttribute, { type: 'type' }>['value'] {
  return required(decodeType(required(message, name)), name);
}

function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidOnnxFileError({ problem: `the attribute "${name}" is a text that is not UTF-8`, cause });
  }
}

function required<Value>(value: Value | undefined, name: string): Value {
  if (value !== undefined) return value;
  throw new InvalidOnnxFileError({ problem: `the attribute "${name}" does not have the value that its type promises` });
}
