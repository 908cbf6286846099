import type { Backend, SessionHandler } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import { decodeModel, encodeModel } from '@automodel/onnx/serde';
import { layerOutputs } from './layer-outputs.js';
import type { NumberTensor } from './number-tensor.js';
import { numberTensorOf } from './number-tensor-of.js';

/** Takes the values of the layers of one run, in the graph's order. */
export type OnProbe = (layers: ReadonlyMap<string, NumberTensor>) => void;

/**
 * A backend that also computes what every layer gives, and shows it: the graph gets each as an output. Layers that are outputs are
 * not fused with the next one, so that their values are those of single operators.
 */
export function probeBackend(backend: Backend<Model>, onProbe: OnProbe): Backend<Model> {
  const { createSession, createInferenceSessionHandler } = backend;
  return {
    ...backend,
    unavailable: (device) => backend.unavailable(device),
    unsupported: (model, device) => backend.unsupported(model, device),
    ...(createSession === undefined
      ? {}
      : {
          async createSession(model, weights, options) {
            const probed = withLayers(model);
            const outputs = probed.graph.outputs.map(({ name }) => name);
            const session = await createSession.call(backend, probed, weights, { ...options, outputs });
            return probeSession(session, layerOutputs(model), onProbe);
          },
        }),
    ...(createInferenceSessionHandler === undefined
      ? {}
      : {
          async createInferenceSessionHandler(bytes, options) {
            const model = decodeModel(bytes);
            const probed = encodeModel(withLayers(model));
            const session = await createInferenceSessionHandler.call(backend, probed, options);
            return probeSession(session, layerOutputs(model), onProbe);
          },
        }),
  };
}

/** The model with the value of every layer among its outputs. */
function withLayers(model: Model): Model {
  const { graph } = model;
  const known = new Set(graph.outputs.map(({ name }) => name));
  const added = [...new Set(layerOutputs(model).values())].filter((name) => !known.has(name));
  const types = new Map(graph.values.map((value) => [value.name, value]));
  const outputs = added.map((name) => types.get(name) ?? { name, type: undefined });
  return {
    ...model,
    graph: {
      ...graph,
      outputs: [...graph.outputs, ...outputs],
      values: graph.values.filter(({ name }) => !added.includes(name)),
    },
  };
}

function probeSession(session: SessionHandler, layers: ReadonlyMap<string, string>, onProbe: OnProbe): SessionHandler {
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(feeds, fetches, options) {
      const results = await session.run(feeds, [...new Set([...fetches, ...layers.values()])], options);
      const values = new Map<string, NumberTensor>();
      for (const [layer, output] of layers) values.set(layer, await numberTensorOf(results[output]));
      onProbe(values);
      return Object.fromEntries(Object.entries(results).filter(([name]) => fetches.includes(name)));
    },
    dispose: () => session.dispose(),
  };
}
