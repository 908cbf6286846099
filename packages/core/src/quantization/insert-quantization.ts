import { InvalidCheckpointError } from '@automodel/contracts';
import { type Model, type Node, type TensorConstant, tensorConstant } from '@automodel/onnx';

/**
 * Puts QuantizeLinear and DequantizeLinear between values of a graph and the nodes that read them: int8 without zero point, for which any ONNX
 * runtime rounds values to multiples of their scales. Outputs of the graph stay as they are.
 * @param scales by the names of the values.
 * @throws {InvalidCheckpointError} if the graph has no such value.
 */
export function insertQuantization(model: Model, scales: ReadonlyMap<string, number>): Model {
  if (scales.size === 0) return model;
  const { graph } = model;
  const renamed = (name: string): string => (scales.has(name) ? `${name}_dequantized` : name);
  const remaining = new Set(scales.keys());
  const initializers: TensorConstant[] = [];
  const nodes = graph.nodes.flatMap((node): readonly Node[] => {
    const added = node.outputs.flatMap((output): readonly Node[] => {
      const scale = scales.get(output);
      if (scale === undefined) return [];
      remaining.delete(output);
      const names = [`${output}_step`, `${output}_zero`] as const;
      initializers.push(tensorConstant(names[0], 'float32', [], [scale]), tensorConstant(names[1], 'int8', [], [0]));
      const common = { domain: '', attributes: {} };
      return [
        {
          ...common,
          name: `${output}/QuantizeLinear`,
          opType: 'QuantizeLinear',
          inputs: [output, ...names],
          outputs: [`${output}_quantized`],
        },
        {
          ...common,
          name: `${output}/DequantizeLinear`,
          opType: 'DequantizeLinear',
          inputs: [`${output}_quantized`, ...names],
          outputs: [`${output}_dequantized`],
        },
      ];
    });
    return [{ ...node, inputs: node.inputs.map(renamed) }, ...added];
  });
  const [missing] = remaining;
  if (missing !== undefined) {
    throw new InvalidCheckpointError({
      file: 'config.json',
      problem: `its quantization_config has a scale for "${missing}", which is no value of the graph of ${graph.name}`,
      remedy: 'Quantize the model again with this version: automodel quantize DIR --calibrate IMAGES -o NEW_DIR.',
    });
  }
  return { ...model, graph: { ...graph, nodes, initializers: [...graph.initializers, ...initializers] } };
}
