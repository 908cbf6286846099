import { loadRareMethods } from '../model/rare-methods/load-rare-methods.js';
import type { CheckpointWriter } from '../saving/checkpoint-writer.js';
import type { ImageProcessor } from './image-processor.js';

/** An image processor that can be saved. */
export interface SavableImageProcessor<Image = unknown> extends ImageProcessor<Image> {
  /**
   * Saves its settings as `preprocessor_config.json`, loading the code for it only now.
   * @param target a directory (in Node), or a writer of `@automodel/core/saving`.
   * @throws {SourceError} if the directory cannot be written.
   */
  savePretrained(target: CheckpointWriter | string): Promise<void>;
}

/** The same processor with `savePretrained`. */
export function savableImageProcessor(processor: ImageProcessor): SavableImageProcessor {
  const { type, settings } = processor;
  return Object.assign((...call: Parameters<ImageProcessor>) => processor(...call), {
    type,
    settings,
    async savePretrained(target: CheckpointWriter | string): Promise<void> {
      await (await loadRareMethods()).saveImageProcessor({ type, settings }, target);
    },
  });
}
