import '@automodel/backend-wasm/register';
import '@automodel/model-resnet/register';
import 'automodel-model-cifar-resnet/register';
import { classify } from './classify.js';

window.report = classify({});
