import { wasm } from '@automodel/backend-wasm';
import type { PluginList } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';

/** What this package works with: our own engine, the image processors and ResNet. The tasks need no plugin. */
export const preset: PluginList = [wasm(), imageProcessors, resnet];
