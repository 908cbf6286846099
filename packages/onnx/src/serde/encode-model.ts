import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import type { FunctionDefinition, Model } from '../ir/model.js';
import { encodeAttributes } from './encode-attribute.js';
import { encodeGraph, encodeNode, encodeValueInfo } from './encode-graph.js';
import { type FunctionProtoSchema, ModelProtoSchema, type OperatorSetIdProtoSchema } from './onnx_pb.js';

/** Writes an ONNX file. Inline tensors become raw data; external data is written as the reference that it is. */
export function encodeModel(model: Model): Uint8Array {
  const message = create(ModelProtoSchema, {
    irVersion: BigInt(model.irVersion),
    opsetImport: model.opsetImports.map(encodeOpsetImport),
    producerName: model.producerName,
    producerVersion: model.producerVersion,
    graph: encodeGraph(model.graph),
    functions: model.functions.map(encodeFunction),
    metadataProps: Object.entries(model.metadata).map(([key, value]) => ({ key, value })),
  });
  return toBinary(ModelProtoSchema, message);
}

function encodeOpsetImport({
  domain,
  version,
}: Model['opsetImports'][number]): MessageInitShape<typeof OperatorSetIdProtoSchema> {
  return { domain, version: BigInt(version) };
}

function encodeFunction(definition: FunctionDefinition): MessageInitShape<typeof FunctionProtoSchema> {
  return {
    name: definition.name,
    domain: definition.domain,
    overload: definition.overload,
    input: [...definition.inputs],
    output: [...definition.outputs],
    attribute: [...definition.attributes],
    attributeProto: encodeAttributes(definition.attributeDefaults, encodeGraph),
    opsetImport: definition.opsetImports.map(encodeOpsetImport),
    valueInfo: definition.values.map(encodeValueInfo),
    node: definition.nodes.map(encodeNode),
  };
}
