import type { LoadOptions, Outputs, OutputTable, PreTrainedModel, SourceInput, Tensor } from '@automodel/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExpectedTensor } from '../tensors/expected-tensor.js';
import { floatTensor } from '../tensors/float-tensor.js';
import { tensorMatchers } from '../tensors/tensor-matchers.js';

/** A way to load models: an Auto class or a model class. */
export interface ModelLoader<Table extends OutputTable> {
  fromPretrained(source: SourceInput, options?: LoadOptions): Promise<PreTrainedModel<Table>>;
}

export interface DescribeModelOptions<Table extends OutputTable> {
  readonly loader: ModelLoader<Table>;
  readonly checkpoint: SourceInput;
  /** What Python computed, by its names: `pixel_values` and outputs. */
  readonly expected: ReadonlyMap<string, ExpectedTensor>;
  /** The outputs to compare: for each expected tensor that the class gives, how to take it from what `forward` gives. */
  readonly outputs: Readonly<Record<string, (outputs: Outputs<Table>) => Tensor | undefined>>;
  /** The largest error allowed, as a part of the expected tensor's largest magnitude. @default 5e-6 */
  readonly tolerance?: number | undefined;
  /** Plugins, device and other options of `fromPretrained`. */
  readonly load?: LoadOptions | undefined;
}

/**
 * Tests a checkpoint against recorded tensors: it has every weight of the model, and each output of `forward` is within the
 * tolerance.
 */
export function describeModel<Table extends OutputTable>(name: string, options: DescribeModelOptions<Table>): void {
  const { loader, checkpoint, expected, outputs, tolerance = 5e-6, load = {} } = options;
  describe(name, () => {
    let model: PreTrainedModel<Table>;
    let results: Outputs<Table>;

    beforeAll(async () => {
      model = await loader.fromPretrained(checkpoint, load);
      const pixelValues = requireTensor(expected, 'pixel_values');
      results = await model.forward({ pixelValues: floatTensor(pixelValues) }, { outputHiddenStates: true });
    });
    afterAll(async () => {
      await model?.dispose();
    });

    it('finds every weight in the checkpoint', () => {
      expect(model.loadingInfo).toMatchObject({ missingKeys: [], mismatchedKeys: [] });
    });

    for (const [output, take] of Object.entries(outputs)) {
      it(`${output} is within ${tolerance} of the largest magnitude`, () => {
        const actual = take(results);
        expect(actual, `the model gives no ${output}`).toBeDefined();
        if (actual === undefined) return;
        const result = tensorMatchers.toMatchTensor(actual, requireTensor(expected, output), tolerance);
        expect(result.pass, result.message()).toBe(true);
      });
    }
  });
}

function requireTensor(expected: ReadonlyMap<string, ExpectedTensor>, name: string): ExpectedTensor {
  const tensor = expected.get(name);
  if (tensor === undefined) {
    throw new TypeError(`The reference has no tensor "${name}"; it has ${[...expected.keys()].join(', ')}.`);
  }
  return tensor;
}
