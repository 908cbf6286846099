import type { MessagePort } from 'node:worker_threads';
import type { PluginList } from '@automodel/core';
import { createLocalPreparer } from './create-local-preparer.js';
import { type Failure, isFailure } from './outcome.js';

/** What a thread is asked to prepare. */
export interface PreparationRequest {
  readonly path: string;
}

/** What it answers, in the order of the requests: one is with it at a time. */
export type PreparationAnswer = Failure | { readonly data: Float32Array; readonly dims: readonly number[] };

/** Prepares what a port asks for. */
export async function servePreparation(port: MessagePort, model: string, plugins: PluginList): Promise<void> {
  const preparer = await createLocalPreparer(model, plugins);
  port.on('message', async ({ path }: PreparationRequest) => {
    const outcome = await preparer.prepare(path);
    if (isFailure(outcome)) return port.postMessage(outcome);
    const { data, dims } = outcome.value;
    if (!(data instanceof Float32Array)) throw new TypeError(`A processor gave ${outcome.value.type}, not float32.`);
    const answer: PreparationAnswer = { data, dims };
    return port.postMessage(answer, data.buffer instanceof ArrayBuffer ? [data.buffer] : []);
  });
}
