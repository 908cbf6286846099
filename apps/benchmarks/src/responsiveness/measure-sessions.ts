import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';

/** What two sessions of one thread each take for as many runs as one takes, at the same time; 1 means that they do not hinder each other. */
export interface SessionsReport {
  readonly sessions: string;
  readonly oneMilliseconds: number;
  readonly twoMilliseconds: number;
  readonly ratio: number;
}

const rounds = 5;
const runs = 4;

/** Alternates one and two sessions, in workers and in the main thread; the fastest of some rounds each. */
export async function measureSessions(network: string): Promise<readonly SessionsReport[]> {
  const reports: SessionsReport[] = [];
  for (const worker of [true, false]) {
    const use = [wasm({ threads: 1, worker }), resnet];
    const load = () => AutoModelForImageClassification.fromPretrained(network, { use });
    const [first, second] = await Promise.all([load(), load()]);
    const work = async (model: typeof first): Promise<void> => {
      for (let run = 0; run < runs; run++) {
        await model.forward({ pixelValues: new Tensor('float32', new Float32Array(3 * 224 * 224), [1, 3, 224, 224]) });
      }
    };
    const time = async (models: readonly (typeof first)[]): Promise<number> => {
      const begin = performance.now();
      await Promise.all(models.map(work));
      return performance.now() - begin;
    };
    let [one, two] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < rounds; round++) {
      one = Math.min(one, await time([first]));
      two = Math.min(two, await time([first, second]));
    }
    await Promise.all([first.dispose(), second.dispose()]);
    reports.push({
      sessions: worker ? 'in workers' : 'in the main thread',
      oneMilliseconds: Math.round(one),
      twoMilliseconds: Math.round(two),
      ratio: Math.round((two / one) * 100) / 100,
    });
  }
  return reports;
}
