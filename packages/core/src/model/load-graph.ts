import { selectDevice } from '../device/select-device.js';
import type { ReadGraph } from '../plugins/graph-reader-plugin.js';
import { registryOf } from '../plugins/registry-options.js';
import { ModelSession } from '../session/model-session.js';
import { closingOnFailure } from '../sources/closing-on-failure.js';
import { GraphModel } from './graph-model.js';
import type { ModelOptions } from './load-options.js';

/**
 * Makes a graph ready to run on a device: inputs and outputs as the graph names them.
 * @param subject what errors call it
 * @throws {UnsupportedOperatorsError} if no device runs every operator; before a weight is read.
 */
export async function loadGraph(
  subject: string,
  { model, files }: ReadGraph,
  options: Omit<ModelOptions, 'dtype' | 'seed'> = {},
): Promise<GraphModel> {
  return closingOnFailure(files, async () => {
    const target = await selectDevice(registryOf(options), options.device ?? 'auto', model);
    const session = new ModelSession(subject, model, files, target);
    const { signal, onProgress } = options;
    const outputs = model.graph.outputs.map(({ name }) => name);
    await session.prepare(outputs, { signal, onProgress });
    return new GraphModel(model, session, target);
  });
}
