import type { Source } from '@automodel/contracts';
import { loadFailures } from '../failures/load-failures.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject } from '../json/json-value.js';
import { type JsonFile, readJsonFile } from '../sources/read-json-file.js';
import { unlessHtml } from '../sources/unless-html.js';

const processorFile = 'preprocessor_config.json';
/** Of processors of several kinds of input, which Transformers 5 saves together. */
const nestedFile = 'processor_config.json';
const configFile = 'config.json';
const timmProcessor = 'TimmWrapperImageProcessor';

/**
 * Reads the image processor's part of `processor_config.json`, else `preprocessor_config.json`; timm's checkpoints have the settings in `pretrained_cfg` of `config.json` instead.
 * @throws {MissingFileError} if there is neither.
 * @throws {InvalidConfigError} if the file is no JSON object.
 */
export async function readProcessorSettings(source: Source, signal?: AbortSignal): Promise<JsonFile> {
  const settings = (await readNested(source, signal)) ?? (await readJsonFile(source, processorFile, signal));
  if (settings !== undefined && settings.fields.image_processor_type !== timmProcessor) return settings;

  const config = await readJsonFile(source, configFile, signal);
  if (config !== undefined && isTimmConfig(config.fields)) {
    return { ...config, fields: { ...config.fields, image_processor_type: timmProcessor } };
  }
  if (settings !== undefined) return settings;
  throw await (await loadFailures()).missingProcessor(source, signal);
}

async function readNested(source: Source, signal: AbortSignal | undefined): Promise<JsonFile | undefined> {
  const whole = await unlessHtml(readJsonFile(source, nestedFile, signal));
  const fields = whole?.fields.image_processor;
  return whole !== undefined && isJsonObject(fields) ? { fields, file: whole.file } : undefined;
}

/** timm's own files have no model type; those that Transformers saved have `timm_wrapper`. */
function isTimmConfig({ model_type: modelType, pretrained_cfg: pretrained }: JsonObject): boolean {
  return modelType === 'timm_wrapper' || (modelType === undefined && pretrained !== undefined);
}
