import type { MeasuredOperator } from './measured-operator.js';

/** NonZero: the positions of the elements that are not zero, [rank, count]. */
export const nonZero: MeasuredOperator = (_, [input]) => {
  const { dims, data } = input ?? { dims: [], data: [] };
  const found: number[] = [];
  for (let index = 0; index < data.length; index++) if (Number(data[index]) !== 0) found.push(index);
  let stride = data.length;
  const values = dims.flatMap((size) => {
    stride /= size;
    const axisStride = stride;
    return found.map((index) => Math.floor(index / axisStride) % size);
  });
  return { dims: [dims.length, found.length], values };
};
