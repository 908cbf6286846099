import { onnxruntime as onnxruntimeNode } from '@automodel/backend-onnxruntime/node';
import { onnxruntime as onnxruntimeWeb } from '@automodel/backend-onnxruntime/web';
import { wasm } from '@automodel/backend-wasm';
import type { PluginList } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';

/** What the command works with. onnxruntime-web is offered too, though it is not installed along: `devices` says how to get it. */
export function defaultPlugins(): PluginList {
  return [onnxruntimeNode(), wasm(), onnxruntimeWeb(), imageProcessors, resnet];
}
