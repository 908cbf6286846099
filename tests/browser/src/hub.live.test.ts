import { timm } from '@automodel/model-timm';
import { AutoImageProcessor, AutoModelForImageClassification, argMax } from '@automodel/vision';
import { expect, it } from 'vitest';
import photograph from '../../../packages/image/fixtures/chelsea.png?url';

/** Tabby, tiger cat and Egyptian cat of ImageNet. */
const cats = [281, 282, 285];

// For whoever has a network: HF_LIVE=1. Everything comes from the real Hub into the cache of this origin.
it.each(['microsoft/resnet-18', 'timm/resnet18.a1_in1k'])(
  '%s from the Hub knows a cat, then without a network',
  async (id) => {
    for (const localFilesOnly of [false, true]) {
      const options = { use: [timm], localFilesOnly };
      const processor = await AutoImageProcessor.fromPretrained(id, options);
      const model = await AutoModelForImageClassification.fromPretrained(id, options);
      const { logits } = await model.forward(await processor(photograph));
      expect(cats).toContain(argMax(logits)[0]);
      await model.dispose();
    }
  },
  300_000,
);
