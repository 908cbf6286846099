import type { ByteSource } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { SelectedDevice } from '../device/select-device.js';
import { ModelSession } from '../session/model-session.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { ModelObserver } from './model-observer.js';
import { prepareFeeds } from './prepare-feeds.js';

/** What a {@link ModelObserver} does: the part of it that is loaded when it is used. */
export type ObservedGraph = Pick<ModelObserver, 'dispose' | 'forward'>;

/** Runs a graph up to values inside it. */
export function observeGraph(
  subject: string,
  { graph, ...model }: Model,
  files: WeightFiles,
  target: SelectedDevice,
  names: readonly string[],
): ObservedGraph {
  const types = new Map([...graph.values, ...graph.outputs].map((value) => [value.name, value]));
  const outputs = names.map((name) => types.get(name) ?? { name, type: undefined });
  const observed = { ...model, graph: { ...graph, outputs } };
  // The files belong to the model.
  const lent = [...files].map(([name, file]) => [name, lend(file)] as const);
  const session = new ModelSession(subject, observed, new Map(lent), target);
  return {
    forward: async ({ pixelValues }) => session.run(await prepareFeeds(observed, { pixelValues }), names),
    dispose: () => session.dispose(),
  };
}

function lend(file: ByteSource): ByteSource {
  return {
    size: file.size,
    read: (offset, length, options) => file.read(offset, length, options),
    async close() {},
  };
}
