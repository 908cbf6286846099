import type { PluginList } from '@automodel/core';
import { imageProcessors } from '@automodel/image';
import { resnet } from '@automodel/model-resnet';
import { backend } from '#backend';

/** What this package works with: onnxruntime (for this runtime), the image processors and ResNet. The tasks need no plugin. */
export const preset: PluginList = [backend, imageProcessors, resnet];
