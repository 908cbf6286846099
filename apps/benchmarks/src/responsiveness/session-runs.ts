import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';

/** Sessions of one thread each, which run at the same time. */
export interface SessionRuns {
  /**
   * Runs so many sessions so often each.
   * @returns milliseconds of processor time, of all threads together.
   */
  run(sessions: number, runs: number): Promise<number>;
  dispose(): Promise<void>;
}

/** Sessions of a network in this process. */
export async function openSessions(
  network: string,
  options: { readonly sessions: number; readonly worker: boolean },
): Promise<SessionRuns> {
  const use = [wasm({ threads: 1, worker: options.worker }), resnet];
  const models = await Promise.all(
    Array.from({ length: options.sessions }, () => AutoModelForImageClassification.fromPretrained(network, { use })),
  );
  return {
    async run(sessions, runs) {
      const before = process.cpuUsage();
      await Promise.all(
        models.slice(0, sessions).map(async (model) => {
          for (let run = 0; run < runs; run++) {
            const pixels = new Float32Array(3 * 224 * 224);
            await model.forward({ pixelValues: new Tensor('float32', pixels, [1, 3, 224, 224]) });
          }
        }),
      );
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    },
    async dispose() {
      await Promise.all(models.map((model) => model.dispose()));
    },
  };
}
