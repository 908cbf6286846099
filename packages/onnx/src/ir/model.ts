import type { Attribute } from './attribute.js';
import type { Graph, Node, ValueInfo } from './graph.js';

export interface OpsetImport {
  /** '' is ONNX's own operator set. */
  readonly domain: string;
  readonly version: number;
}

/** An operator defined by standard operators. */
export interface FunctionDefinition {
  readonly name: string;
  readonly domain: string;
  readonly overload: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly string[];
  readonly attributeDefaults: Readonly<Record<string, Attribute>>;
  readonly opsetImports: readonly OpsetImport[];
  readonly values: readonly ValueInfo[];
  readonly nodes: readonly Node[];
}

/** An ONNX model as plain data. */
export interface Model {
  readonly irVersion: number;
  readonly opsetImports: readonly OpsetImport[];
  readonly producerName: string;
  readonly producerVersion: string;
  readonly graph: Graph;
  readonly functions: readonly FunctionDefinition[];
  readonly metadata: Readonly<Record<string, string>>;
}
