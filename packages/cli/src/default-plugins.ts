import { onnxruntime as onnxruntimeNode } from '@automodel/backend-onnxruntime/node';
import { onnxruntime as onnxruntimeWeb } from '@automodel/backend-onnxruntime/web';
import { wasm } from '@automodel/backend-wasm';
import type { PluginList } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';

/** What the command works with. The official runtimes are offered too, though they are not installed along: `devices` says how to get them. */
export function defaultPlugins(): PluginList {
  return [wasm(), onnxruntimeNode(), onnxruntimeWeb(), imageProcessors, resnet];
}
