import { readFileSync } from 'node:fs';
import { InvalidOptionError, InvalidTensorError, Tensor } from '@automodel/core';
import { describe, expect, it } from 'vitest';
import { difference } from '../test-support/difference.js';
import { fixturePath } from '../test-support/fixtures.js';
import { type DetectedObjects, postProcessObjectDetection } from './post-process-object-detection.js';
import { postProcessSemanticSegmentation } from './post-process-semantic-segmentation.js';

interface Calculations {
  readonly segmentation: {
    readonly dims: number[];
    readonly logits: number[];
    readonly targetSizes: [number, number][];
    readonly maps: number[][][];
    readonly unresized: number[][][];
  };
  readonly detection: {
    readonly dims: number[];
    readonly logits: number[];
    readonly predBoxes: number[];
    readonly targetSizes: [number, number][];
    readonly threshold: number;
    readonly found: DetectedObjects[];
  };
}

const { segmentation, detection }: Calculations = JSON.parse(readFileSync(fixturePath('post-processing.json'), 'utf8'));

function float32(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('float32', Float32Array.from(values), dims);
}

function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('postProcessSemanticSegmentation', () => {
  const outputs = { logits: float32(segmentation.logits, segmentation.dims) };

  it.each([
    ['resized', segmentation.maps, { targetSizes: segmentation.targetSizes }],
    ['at the size of the logits', segmentation.unresized, {}],
  ] as const)('%s', (_, expected, options) => {
    const maps = postProcessSemanticSegmentation(outputs, options);
    expect(maps.map(({ type, dims }) => [type, ...dims])).toEqual(
      expected.map((map) => ['int32', map.length, map[0]?.length]),
    );
    expect(maps.map(({ data }) => [...data])).toEqual(expected.map((map) => map.flat()));
  });

  it('takes the first of equal classes', () => {
    const [map] = postProcessSemanticSegmentation({ logits: float32([-1, 5, -1, 5, -2, 6], [1, 3, 1, 2]) });
    expect(map?.data).toEqual(Int32Array.of(0, 2));
  });

  it('says what is wrong', () => {
    const error = thrown(() => postProcessSemanticSegmentation(outputs, { targetSizes: [[2, 2]] }));
    expect(InvalidOptionError.is(error)).toBe(true);
    expect(error).toMatchObject({ message: /1 sizes, but there are 2 images/ });
    const sizes = [[2, 2] as const, [0, 2] as const];
    expect(() => postProcessSemanticSegmentation(outputs, { targetSizes: sizes })).toThrow(/at 1 is \[0,2\]/);
    expect(InvalidTensorError.is(thrown(() => postProcessSemanticSegmentation({ logits: float32([1], [1]) })))).toBe(
      true,
    );
    // @ts-expect-error Python's name
    expect(() => postProcessSemanticSegmentation(outputs, { target_sizes: [] })).toThrow(/targetSizes/);
  });
});

describe('postProcessObjectDetection', () => {
  const { dims } = detection;
  const outputs = {
    logits: float32(detection.logits, dims),
    predBoxes: float32(detection.predBoxes, [...dims.slice(0, 2), 4]),
  };
  const { threshold, targetSizes } = detection;

  it('equals the calculation within float32', () => {
    const found = postProcessObjectDetection(outputs, { threshold, targetSizes });
    expect(found.map(({ labels }) => labels)).toEqual(detection.found.map(({ labels }) => labels));
    expect(found.flatMap(({ labels }) => labels).length).toBeGreaterThan(5);
    for (const [image, { scores, boxes }] of detection.found.entries()) {
      expect(difference(found[image]?.scores ?? [], scores)).toBeLessThan(1e-6);
      expect(difference(found[image]?.boxes.flat() ?? [], boxes.flat())).toBeLessThan(1e-4);
    }
  });

  it('has a threshold of 0.5 and boxes from 0 to 1 by default', () => {
    const found = postProcessObjectDetection({
      logits: float32([2, 0, 0, 0, 0, 2, 0.1, 0, 0], [1, 3, 3]),
      predBoxes: float32([0.5, 0.5, 0.5, 0.25, 0, 0, 1, 1, 0, 0, 1, 1], [1, 3, 4]),
    });
    // The second query says "no object", the third is below the threshold.
    expect(found).toEqual([{ scores: [expect.closeTo(0.787, 3)], labels: [0], boxes: [[0.25, 0.375, 0.75, 0.625]] }]);
  });

  it('says what is wrong', () => {
    const { logits } = outputs;
    const error = thrown(() => postProcessObjectDetection({ logits, predBoxes: float32([1, 2, 3, 4], [1, 1, 4]) }));
    expect(InvalidTensorError.is(error)).toBe(true);
    expect(error).toMatchObject({ message: /float32 \[2, 12, 4\].*float32 \[1, 1, 4\]/ });
    expect(() => postProcessObjectDetection(outputs, { targetSizes: [] })).toThrow(/targetSizes/);
    expect(() => postProcessObjectDetection(outputs, { threshold: Number.NaN })).toThrow(/threshold/);
  });
});
