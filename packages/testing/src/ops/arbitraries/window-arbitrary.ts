import { type Arbitrary, constantFrom, integer, record, tuple } from 'fast-check';

/** A window over two spatial axes, and an image that it fits. */
export interface Window2d {
  readonly size: readonly [height: number, width: number];
  readonly kernel: readonly [height: number, width: number];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly pads: readonly number[];
}

const pair = (arbitrary: Arbitrary<number>): Arbitrary<[number, number]> => tuple(arbitrary, arbitrary);

/** Windows of every shape; a pad is always smaller than the kernel, as pooling operators want it. */
export function windowArbitrary(): Arbitrary<Window2d> {
  return record({
    extra: pair(integer({ min: 0, max: 9 })),
    kernel: pair(constantFrom(1, 2, 3, 3, 5, 7)),
    strides: pair(constantFrom(1, 1, 2, 3)),
    dilations: pair(constantFrom(1, 1, 2)),
    begin: pair(integer({ min: 0, max: 6 })),
    end: pair(integer({ min: 0, max: 6 })),
  }).map(({ extra, kernel, strides, dilations, begin, end }) => {
    const [height, width] = kernel;
    const [heightDilation, widthDilation] = dilations;
    const limit = (pads: readonly [number, number]): number[] => [
      Math.min(pads[0], height - 1),
      Math.min(pads[1], width - 1),
    ];
    const reach = [(height - 1) * heightDilation + 1, (width - 1) * widthDilation + 1] as const;
    return {
      size: [reach[0] + extra[0], reach[1] + extra[1]],
      kernel,
      strides,
      dilations,
      pads: [...limit(begin), ...limit(end)],
    };
  });
}
