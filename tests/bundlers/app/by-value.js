import { classify } from './classify.js';
import { cifarImageProcessor, cifarResNet, resnet, wasm } from './plugins.js';

window.report = classify({ use: [wasm(), resnet, cifarResNet, cifarImageProcessor] });
