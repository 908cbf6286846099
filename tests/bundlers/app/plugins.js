// As apps do: one file with every plugin that they may want, of which this app wants some.
export { onnxruntime } from '@automodel/backend-onnxruntime/web';
export { wasm } from '@automodel/backend-wasm';
export { imageProcessors } from '@automodel/image';
export { resnet } from '@automodel/model-resnet';
export { timm } from '@automodel/model-timm';
export { animalDetection, cifarImageProcessor, cifarResNet } from 'automodel-model-cifar-resnet';
