import type { DenseOperation } from '../dense-task.js';

/** Puts values where the positions of a pooling say, zeros elsewhere. */
export const unpool: DenseOperation = ([values, positions], output) => {
  output.data.fill(0);
  for (let index = 0; index < (values?.data.length ?? 0); index++) {
    output.data[positions?.data[index] ?? 0] = values?.data[index] ?? 0;
  }
};
