import { onnxruntime as onnxruntimeNode } from '@automodel/backend-onnxruntime/node';
import { onnxruntime as onnxruntimeWeb } from '@automodel/backend-onnxruntime/web';
import { wasm } from '@automodel/backend-wasm';
import { webgpu } from '@automodel/backend-webgpu';
import type { ModelOptions, PluginList } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';
import { useSoftwareGpu } from '@automodel/testing/software-gpu';

/** On SwiftShader; the tests of the backend name what is missing where there is none. */
const missing = useSoftwareGpu();

/** A device with the plugins that it needs. */
export interface TestDevice {
  readonly device: string;
  readonly load: ModelOptions;
  /** What it does not do yet, with the reason. */
  readonly lacks: Readonly<Record<string, string>>;
}

/** The devices on which models are tested in Node, each with the plugins that it needs. */
export const devices: readonly TestDevice[] = [
  { device: 'cpu', load: { use: [onnxruntimeNode(), resnet], device: 'cpu' }, lacks: {} },
  {
    device: 'wasm',
    load: { use: [wasm(), resnet], device: 'wasm' },
    lacks: {
      relu2: 'measured 8.4e-6: each of the four squares in the network doubles the relative error of its input',
    },
  },
  ...(missing === undefined
    ? [
        {
          device: 'webgpu',
          load: { use: [webgpu(), resnet], device: 'webgpu' },
          lacks: {
            relu2:
              'measured 8.4e-6 on wasm: each of the four squares in the network doubles the relative error of its input',
          },
        },
      ]
    : []),
  { device: 'ort-wasm', load: { use: [onnxruntimeWeb(), resnet], device: 'ort-wasm' }, lacks: {} },
];

/** Plugins for tests that run on one device. */
export const use: PluginList = [onnxruntimeNode(), resnet];
