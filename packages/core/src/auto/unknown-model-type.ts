import { type Registry, UnknownModelTypeError } from '@automodel/contracts';
import type { JsonObject } from '../json/json-value.js';
import { pluginKeys } from '../plugins/plugin-keys.js';
import { modelPackages } from './model-packages.js';

/** The error for a model type that nobody registered: names our package where there is one, else the other ways. */
export function unknownModelType(
  modelType: string,
  location: string | undefined,
  registry: Registry,
  config: JsonObject = {},
): UnknownModelTypeError {
  return new UnknownModelTypeError({
    modelType,
    location,
    available: pluginKeys(registry, 'model'),
    remedy: remedy(modelType, config),
  });
}

function remedy(modelType: string, config: JsonObject): string {
  const known = Object.hasOwn(modelPackages, modelType) ? modelPackages[modelType] : undefined;
  if (known !== undefined) {
    return `Install it (npm install ${known.packageName}) and add: import '${known.packageName}/register'; or pass { use: [${known.plugin}] }.`;
  }
  const remoteCode =
    config.auto_map === undefined ? '' : " The checkpoint's own Python code (auto_map) is never run by automodel.";
  return `No package of automodel provides it.${remoteCode} Look on npm for packages with the keyword "automodel-model" (npm search keywords:automodel-model), or write one: "automodel new-model" makes a template (docs/adding-a-model.md). An ONNX export of the checkpoint needs no model type: @automodel/model-onnx loads it (npm install @automodel/model-onnx, { use: [onnxFiles] }).`;
}
