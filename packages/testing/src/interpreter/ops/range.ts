import type { NodeRun } from '../node-run.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

/** From a start to before a limit in steps. */
export function range(run: NodeRun): readonly ReferenceTensor[] {
  const { dataType } = run.tensor(0);
  const [start, limit, step] = [0, 1, 2].map(
    (index) => run.tensor(index).data[0] ?? run.fail(`input ${index} is empty`),
  );
  if (typeof start === 'bigint' && typeof limit === 'bigint' && typeof step === 'bigint') {
    const elements: bigint[] = [];
    for (let value = start; step > 0n ? value < limit : value > limit; value += step) elements.push(value);
    return [makeTensor(dataType, [elements.length], elements)];
  }
  const count = Math.max(0, Math.ceil((Number(limit) - Number(start)) / Number(step)));
  const elements = Array.from({ length: count }, (_, index) => Number(start) + index * Number(step));
  return [makeTensor(dataType, [count], elements)];
}
