import { onnxruntime as onnxruntimeNode } from '@automodel/backend-onnxruntime/node';
import { onnxruntime as onnxruntimeWeb } from '@automodel/backend-onnxruntime/web';
import type { ModelOptions, PluginList } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';

/** The devices on which models are tested in Node, each with the plugins that it needs. */
export const devices: readonly { readonly device: string; readonly load: ModelOptions }[] = [
  { device: 'cpu', load: { use: [onnxruntimeNode(), resnet], device: 'cpu' } },
  { device: 'ort-wasm', load: { use: [onnxruntimeWeb(), resnet], device: 'ort-wasm' } },
];

/** Plugins for tests that run on one device. */
export const use: PluginList = [onnxruntimeNode(), resnet];
