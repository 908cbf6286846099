import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Graph, Node, ValueInfo } from '../ir/graph.js';
import { encodeAttributes } from './encode-attribute.js';
import { encodeSparseTensor, encodeTensor } from './encode-tensor.js';
import { encodeType } from './encode-type.js';
import type { GraphProtoSchema, NodeProtoSchema, ValueInfoProtoSchema } from './onnx_pb.js';

/** The message of a graph. */
export function encodeGraph(graph: Graph): MessageInitShape<typeof GraphProtoSchema> {
  return {
    name: graph.name,
    input: graph.inputs.map(encodeValueInfo),
    output: graph.outputs.map(encodeValueInfo),
    valueInfo: graph.values.map(encodeValueInfo),
    initializer: graph.initializers.map(encodeTensor),
    sparseInitializer: (graph.sparseInitializers ?? []).map(encodeSparseTensor),
    node: graph.nodes.map(encodeNode),
  };
}

/** The message of a node. */
export function encodeNode(node: Node): MessageInitShape<typeof NodeProtoSchema> {
  return {
    name: node.name,
    opType: node.opType,
    domain: node.domain,
    input: [...node.inputs],
    output: [...node.outputs],
    attribute: encodeAttributes(node.attributes, encodeGraph),
    ...(node.overload !== undefined && { overload: node.overload }),
  };
}

/** The message of a value's name and type. */
export function encodeValueInfo({ name, type }: ValueInfo): MessageInitShape<typeof ValueInfoProtoSchema> {
  return type === undefined ? { name } : { name, type: encodeType(type) };
}
