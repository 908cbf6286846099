import { planType } from '@automodel/compiler';
import type { Model } from '@automodel/onnx';

/** The operators that a model would have to compute in a type that this engine has not, such as `Add of uint64`: told from its inputs and outputs. */
export function unsupportedTypes({ graph }: Model): readonly string[] {
  const found = new Set<string>();
  const check = (ports: Model['graph']['inputs'], side: 'inputs' | 'outputs'): void => {
    for (const { name, type } of ports) {
      const dataType = type?.kind === 'tensor' ? type.dataType : type?.kind;
      if (dataType === undefined || (type?.kind === 'tensor' && planType(type.dataType) !== undefined)) continue;
      for (const node of graph.nodes) if (node[side].includes(name)) found.add(`${node.opType} of ${dataType}`);
    }
  };
  check(graph.inputs, 'inputs');
  check(graph.outputs, 'outputs');
  return [...found];
}
