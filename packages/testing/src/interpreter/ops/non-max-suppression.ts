import type { NodeRun } from '../node-run.js';
import { makeTensor } from '../tensors/make-tensor.js';
import type { ReferenceTensor } from '../tensors/reference-tensor.js';

type Box = readonly [top: number, left: number, bottom: number, right: number];

/** The boxes of each class, best first, that overlap no better one: rows of batch, class and box. */
export function nonMaxSuppression(run: NodeRun): readonly ReferenceTensor[] {
  const [boxes, scores] = [run.grid(0), run.grid(1)];
  const [batch = 0, classes = 0, count = 0] = scores.dims;
  const most = run.scalar(2, 0);
  const overlap = run.scalar(3, 0);
  const least = run.scalar(4, Number.NEGATIVE_INFINITY);
  const isCentered = run.integer('center_point_box', 0) !== 0;
  const chosen: number[] = [];
  for (let item = 0; item < batch; item++) {
    const all = Array.from({ length: count }, (_, box) =>
      corners(
        [0, 1, 2, 3].map((side) => boxes.get([item, box, side])),
        isCentered,
      ),
    );
    for (let kind = 0; kind < classes; kind++) {
      const score = (box: number): number => scores.get([item, kind, box]);
      const ranked = Array.from(all.keys())
        .filter((box) => score(box) > least)
        .sort((a, b) => score(b) - score(a));
      const kept: Box[] = [];
      for (const index of ranked) {
        const box = all[index];
        if (kept.length >= most) break;
        if (box === undefined || kept.some((other) => intersectionOverUnion(box, other) > overlap)) continue;
        kept.push(box);
        chosen.push(item, kind, index);
      }
    }
  }
  return [makeTensor('int64', [chosen.length / 3, 3], chosen)];
}

/** Two opposite corners in any order, or centre and size with x first. */
function corners([a = 0, b = 0, c = 0, d = 0]: readonly number[], isCentered: boolean): Box {
  if (isCentered) return [b - d / 2, a - c / 2, b + d / 2, a + c / 2];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function area([top, left, bottom, right]: Box): number {
  return Math.max(bottom - top, 0) * Math.max(right - left, 0);
}

function intersectionOverUnion(a: Box, b: Box): number {
  const common = area([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]);
  const union = area(a) + area(b) - common;
  return union > 0 ? common / union : 0;
}
