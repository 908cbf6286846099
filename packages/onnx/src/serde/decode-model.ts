import { InvalidOnnxFileError } from '@automodel/contracts';
import type { FunctionDefinition, Model, OpsetImport } from '../ir/model.js';
import { canonicalDomain } from './canonical-domain.js';
import { decodeAttributes } from './decode-attribute.js';
import { decodeGraph, decodeNode, decodeValueInfo } from './decode-graph.js';
import { decodeMessage } from './decode-message.js';
import { type FunctionProto, ModelProtoSchema, type OperatorSetIdProto } from './onnx_pb.js';
import { toSafeInteger } from './to-safe-integer.js';

/**
 * Reads an ONNX file. Tensors in typed fields become little-endian raw bytes; external data stays a reference.
 *
 * What the IR does not model is dropped: doc strings, denotations, the model's own domain and version, metadata of anything below the model,
 * checksums of external data, training information, quantization annotations, device configurations. Opaque types count as not stated.
 * @throws {InvalidOnnxFileError} if the bytes are not a complete ONNX model
 */
export function decodeModel(bytes: Uint8Array): Model {
  return decodeMessage(ModelProtoSchema, bytes, (message) => {
    if (message.graph === undefined) {
      throw new InvalidOnnxFileError({ problem: `there is no graph in its ${bytes.length} bytes` });
    }
    return {
      irVersion: toSafeInteger(message.irVersion, 'ir_version'),
      opsetImports: message.opsetImport.map(decodeOpsetImport),
      producerName: message.producerName,
      producerVersion: message.producerVersion,
      graph: decodeGraph(message.graph),
      functions: message.functions.map(decodeFunction),
      metadata: Object.fromEntries(message.metadataProps.map(({ key, value }) => [key, value])),
    };
  });
}

function decodeOpsetImport({ domain, version }: OperatorSetIdProto): OpsetImport {
  return { domain: canonicalDomain(domain), version: toSafeInteger(version, 'the version of an opset import') };
}

function decodeFunction(message: FunctionProto): FunctionDefinition {
  return {
    name: message.name,
    domain: message.domain,
    overload: message.overload,
    inputs: message.input,
    outputs: message.output,
    attributes: message.attribute,
    attributeDefaults: decodeAttributes(message.attributeProto, decodeGraph),
    opsetImports: message.opsetImport.map(decodeOpsetImport),
    values: message.valueInfo.map(decodeValueInfo),
    nodes: message.node.map(decodeNode),
  };
}
