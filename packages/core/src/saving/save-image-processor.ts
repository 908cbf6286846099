import type { ImageProcessor } from '../image-processing/image-processor.js';
import { encodeSpecialFloats } from '../json/encode-special-floats.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { saveFiles } from './save-files.js';
import { toPythonJson } from './to-python-json.js';

/** Saved in the `config.json` of its model, which is why Python's own writes nothing. */
const timmProcessor = 'TimmWrapperImageProcessor';

/**
 * Saves an image processor's settings as `preprocessor_config.json`, as Transformers does; nothing for timm's, which `config.json` has.
 * @throws {SourceError} if the directory cannot be written.
 */
export async function saveImageProcessor(
  { type, settings }: Pick<ImageProcessor, 'settings' | 'type'>,
  target: CheckpointWriter | string,
): Promise<void> {
  if (type === timmProcessor) return;
  // How images are resized here is no setting of Python's.
  const { backend: _backend, feature_extractor_type: _legacy, ...fields } = settings;
  // What is not set is left out, as in Python.
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  const saved = encodeSpecialFloats({ ...set, image_processor_type: type });
  await saveFiles(target, { 'preprocessor_config.json': toPythonJson(saved) });
}
