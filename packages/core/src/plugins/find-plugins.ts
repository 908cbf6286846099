import type { Backend, Plugin, Registry } from '@automodel/contracts';
import type { ImageProcessorPlugin } from '../image-processing/image-processor-plugin.js';
import type { OnnxBackend } from '../session/onnx-backend.js';
import type { ModelPlugin } from './model-plugin.js';

// A plugin's kind says what it is, and `Registry.find` has held its contract version against ours: that is what these
// guards rest on, since interfaces leave no trace at run time.
function isModelPlugin(plugin: Plugin): plugin is ModelPlugin {
  return plugin.kind === 'model';
}

function isImageProcessorPlugin(plugin: Plugin): plugin is ImageProcessorPlugin {
  return plugin.kind === 'image-processor';
}

function isBackend(plugin: Plugin): plugin is Backend & OnnxBackend {
  return plugin.kind === 'backend';
}

function findAll<Kind extends Plugin>(
  registry: Registry,
  kind: string,
  is: (plugin: Plugin) => plugin is Kind,
): Kind[] {
  return registry
    .list(kind)
    .map(({ key }) => registry.find(kind, key))
    .filter((plugin) => plugin !== undefined)
    .filter(is);
}

/** The plugin of a `model_type`, or undefined. */
export function findModel(registry: Registry, modelType: string): ModelPlugin | undefined {
  const plugin = registry.find('model', modelType);
  return plugin !== undefined && isModelPlugin(plugin) ? plugin : undefined;
}

/** The plugin of an image processor's type, or undefined. */
export function findImageProcessor(registry: Registry, type: string): ImageProcessorPlugin | undefined {
  const plugin = registry.find('image-processor', type);
  return plugin !== undefined && isImageProcessorPlugin(plugin) ? plugin : undefined;
}

/** Every backend, in the order of registration. */
export function findBackends(registry: Registry): readonly OnnxBackend[] {
  return findAll(registry, 'backend', isBackend);
}

/** The names of all plugins of a kind. */
export function pluginKeys(registry: Registry, kind: string): readonly string[] {
  return registry.list(kind).map(({ key }) => key);
}
