import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { CheckpointWriter } from './checkpoint-writer.js';
import { configFields } from './config-fields.js';
import { saveFiles } from './save-files.js';
import { toPythonJson } from './to-python-json.js';

/** Saves a config as `config.json`, as `save_pretrained` of a Transformers config does. */
export function saveConfig(config: PreTrainedConfig, target: CheckpointWriter | string): Promise<void> {
  return saveFiles(target, { 'config.json': toPythonJson(configFields(config)) });
}
