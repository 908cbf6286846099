import { AutoImageProcessor, MissingFileError, type PluginList, type Tensor } from '@automodel/core';
import { bundledSamples } from '../classify/bundled-samples.js';
import { readNumberTensors } from '../compare/read-number-tensors.js';
import { requirePixelValues } from '../compare/require-pixel-values.js';
import { UsageError } from '../errors/usage-error.js';

/**
 * The images to compare on: those of a file of tensors, else a bundled photograph through the checkpoint's own processor.
 * @throws {UsageError} if the checkpoint has no processor and no file is named.
 */
export async function diffImages(input: string | undefined, directory: string, use: PluginList): Promise<Tensor> {
  if (input !== undefined) return requirePixelValues(await readNumberTensors(input), input);
  const processor = await AutoImageProcessor.fromPretrained(directory, { use }).catch((error: unknown) => {
    if (!MissingFileError.is(error)) throw error;
    throw new UsageError({
      message: `The checkpoint in ${directory} has no image processor that could prepare a photograph.`,
      remedy: 'Pass the images: --input FILE.safetensors, with a tensor "pixel_values".',
    });
  });
  const [sample] = await bundledSamples();
  return (await processor(sample)).pixelValues;
}
