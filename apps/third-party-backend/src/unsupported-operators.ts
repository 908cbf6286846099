import type { DataType, Model } from '@automodel/onnx';
import { plainOperators } from './operators/plain-operators.js';

/**
 * The operators of a model that are not in the table, or not in this form: told from the graph alone, before any weight is read. The backend
 * computes in float32; other types may stand only where an operator says so.
 */
export function unsupportedOperators(model: Model): readonly string[] {
  const { graph } = model;
  const types = new Map<string, DataType>();
  for (const { name, type } of [...graph.inputs, ...graph.values, ...graph.outputs]) {
    if (type?.kind === 'tensor') types.set(name, type.dataType);
  }
  for (const { name, dataType } of graph.initializers) types.set(name, dataType);
  const constants = new Set(graph.initializers.map(({ name }) => name));
  const missing = graph.nodes.filter((node) => {
    const operator = node.domain === '' ? plainOperators.get(node.opType) : undefined;
    if (operator === undefined || node.outputs.length > 1) return true;
    const accepts = (name: string, position: number): boolean => {
      const type = types.get(name);
      if (name === '' || type === undefined || type === 'float32') return true;
      return constants.has(name) && operator.takes?.(position, type) === true;
    };
    return !node.inputs.every(accepts) || operator.refuses?.(node.attributes) === true;
  });
  return [...new Set(missing.map(({ domain, opType }) => (domain === '' ? opType : `${domain}.${opType}`)))];
}
