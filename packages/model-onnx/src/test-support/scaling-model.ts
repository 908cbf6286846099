import { GraphBuilder, globalAveragePool, type Model, matMul, reshape, tensorConstant } from '@automodel/onnx';

/** Where the weights of a test's model are. */
export interface ScalingModelOptions {
  readonly input?: string;
  readonly output?: string;
  /** The file that holds the weights, from its 8th byte; left out: in the model. */
  readonly externalData?: string;
}

/** The weights: twice the red channel, and the sum of green and blue. */
export const scalingWeights: Float32Array<ArrayBuffer> = Float32Array.of(2, 0, 0, 1, 0, 1);

/** Two labels from the mean of each channel of images of any size. */
export function scalingModel({ input = 'x', output = 'y', externalData }: ScalingModelOptions = {}): Model {
  const graph = new GraphBuilder('scaling');
  const pixels = graph.input(input, 'float32', ['batch', 3, 'height', 'width']);
  const weight = graph.initializer(
    externalData === undefined
      ? tensorConstant('weight', 'float32', [3, 2], [...scalingWeights])
      : {
          name: 'weight',
          dataType: 'float32',
          dims: [3, 2],
          data: { kind: 'external', location: externalData, offset: 8, length: 24 },
        },
  );
  graph.output(output, matMul(reshape(globalAveragePool(pixels), [0, 3]), weight));
  return graph.build();
}
