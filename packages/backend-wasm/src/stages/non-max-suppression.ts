import type { MeasuredInput, MeasuredOperator } from './measured-operator.js';

/**
 * NonMaxSuppression: the boxes of each class, best first, that overlap no better one: rows of batch, class and box.
 * Source: https://onnx.ai/onnx/operators/onnx__NonMaxSuppression.html
 */
export const nonMaxSuppression: MeasuredOperator = ({ attributes }, [boxes, scores, most, overlap, least]) => {
  const [batch = 0, classes = 0, count = 0] = scores?.dims ?? [];
  const isCentered = attributes.center_point_box?.type === 'int' && attributes.center_point_box.value !== 0n;
  const limit = scalar(most, 0);
  const threshold = scalar(overlap, 0);
  const smallest = scalar(least, Number.NEGATIVE_INFINITY);
  const values: number[] = [];
  for (let item = 0; item < batch; item++) {
    const sides = corners(boxes?.data ?? [], item * count, count, isCentered);
    for (let kind = 0; kind < classes; kind++) {
      const from = (item * classes + kind) * count;
      const score = (box: number): number => Number(scores?.data[from + box] ?? 0);
      const ranked = Array.from({ length: count }, (_, box) => box)
        .filter((box) => score(box) > smallest)
        .sort((left, right) => score(right) - score(left));
      const kept: number[] = [];
      for (const box of ranked) {
        if (kept.length >= limit) break;
        if (kept.some((other) => intersectionOverUnion(sides, box, other) > threshold)) continue;
        kept.push(box);
        values.push(item, kind, box);
      }
    }
  }
  return { dims: [values.length / 3, 3], values };
};

function scalar(input: MeasuredInput | undefined, fallback: number): number {
  return Number(input?.data[0] ?? fallback);
}

/** Top, left, bottom and right of boxes that are two opposite corners in any order, or centre and size with x first. */
function corners(data: MeasuredInput['data'], first: number, count: number, isCentered: boolean): Float64Array {
  const sides = new Float64Array(count * 4);
  for (let box = 0; box < count; box++) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((side) => Number(data[(first + box) * 4 + side]));
    sides.set(
      isCentered
        ? [b - d / 2, a - c / 2, b + d / 2, a + c / 2]
        : [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)],
      box * 4,
    );
  }
  return sides;
}

function intersectionOverUnion(sides: Float64Array, one: number, other: number): number {
  const side = (box: number, index: number): number => sides[box * 4 + index] ?? 0;
  const area = (box: number): number => (side(box, 2) - side(box, 0)) * (side(box, 3) - side(box, 1));
  const height = Math.min(side(one, 2), side(other, 2)) - Math.max(side(one, 0), side(other, 0));
  const width = Math.min(side(one, 3), side(other, 3)) - Math.max(side(one, 1), side(other, 1));
  if (height <= 0 || width <= 0) return 0;
  const common = height * width;
  const union = area(one) + area(other) - common;
  return union > 0 ? common / union : 0;
}
