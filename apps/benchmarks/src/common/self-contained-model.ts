import type { Source } from '@automodel/core';
import type { Model } from '@automodel/onnx';

/** A model of one output whose weights lie in the ONNX file itself, as other runtimes expect it. */
export async function selfContainedModel(model: Model, output: string, source: Source): Promise<Model> {
  const initializers = await Promise.all(
    model.graph.initializers.map(async (initializer) => {
      const { data } = initializer;
      if (data.kind !== 'external') return initializer;
      const file = await source.open(data.location);
      if (file === undefined)
        throw new Error(`The graph needs ${data.location}, which ${source.location} does not have.`);
      const bytes = await file.read(data.offset, data.length);
      await file.close();
      return { ...initializer, data: { kind: 'inline', bytes } as const };
    }),
  );
  const outputs = model.graph.outputs.filter(({ name }) => name === output);
  return { ...model, graph: { ...model.graph, initializers, outputs } };
}
