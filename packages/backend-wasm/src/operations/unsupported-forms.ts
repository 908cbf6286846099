import { type Model, type Node, tensorElements } from '@automodel/onnx';

type Constants = ReadonlyMap<string, Model['graph']['initializers'][number]>;

/** By operator: which of its forms the compiler has not, told from attributes and constant inputs; nothing where it has the node's. */
const forms: Readonly<Record<string, (node: Node, constants: Constants) => string | undefined>> = {
  Attention({ inputs, attributes }) {
    const isLimited = ['left_window_size', 'right_window_size'].some((name) => {
      const attribute = attributes[name];
      return attribute?.type === 'int' && attribute.value >= 0n;
    });
    return isLimited && (inputs[6] ?? '') !== '' ? 'a window together with lengths' : undefined;
  },
  Dropout({ inputs: [, ratio = '', training = ''] }, constants) {
    const isTraining = firstNumber(constants, training) ?? 0;
    return isTraining !== 0 && firstNumber(constants, ratio) !== 0 ? 'training_mode' : undefined;
  },
  QLinearMatMul({ inputs: [, scale = ''] }, constants) {
    const { dims = [] } = constants.get(scale) ?? {};
    return dims.some((size) => size !== 1) ? 'a scale for each row of the left side' : undefined;
  },
};

/** The operators of a model in forms that are not compiled, such as `Dropout with training_mode`. */
export function unsupportedForms({ graph }: Model): readonly string[] {
  const constants = new Map(graph.initializers.map((constant) => [constant.name, constant]));
  const found = graph.nodes.flatMap((node) => {
    const form = node.domain === '' ? forms[node.opType]?.(node, constants) : undefined;
    return form === undefined ? [] : [`${node.opType} with ${form}`];
  });
  return [...new Set(found)];
}

function firstNumber(constants: Constants, name: string): number | undefined {
  const constant = constants.get(name);
  return constant?.data.kind === 'inline' ? Number(tensorElements(constant)[0] ?? 0) : undefined;
}
