import type { Graph, Node, ValueInfo } from '../ir/graph.js';
import { canonicalDomain } from './canonical-domain.js';
import { decodeAttributes } from './decode-attribute.js';
import { decodeSparseTensorMessage, decodeTensorMessage } from './decode-tensor.js';
import { decodeType } from './decode-type.js';
import type { GraphProto, NodeProto, ValueInfoProto } from './onnx_pb.js';

/** The IR of a graph message. */
export function decodeGraph(message: GraphProto): Graph {
  return {
    name: message.name,
    inputs: message.input.map(decodeValueInfo),
    outputs: message.output.map(decodeValueInfo),
    values: message.valueInfo.map(decodeValueInfo),
    initializers: message.initializer.map(decodeTensorMessage),
    ...(message.sparseInitializer.length > 0 && {
      sparseInitializers: message.sparseInitializer.map(decodeSparseTensorMessage),
    }),
    nodes: message.node.map(decodeNode),
  };
}

/** The IR of a node message. */
export function decodeNode(message: NodeProto): Node {
  return {
    name: message.name,
    opType: message.opType,
    domain: canonicalDomain(message.domain),
    inputs: message.input,
    outputs: message.output,
    attributes: decodeAttributes(message.attribute, decodeGraph),
    ...(message.overload !== '' && { overload: message.overload }),
  };
}

/** The IR of a value's name and type. */
export function decodeValueInfo({ name, type }: ValueInfoProto): ValueInfo {
  return { name, type: type && decodeType(type) };
}
