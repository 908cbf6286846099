import { globalRegistry } from '@automodel/contracts';
import { onnxruntime } from './onnxruntime.js';

globalRegistry().register(onnxruntime());
