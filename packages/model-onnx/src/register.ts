import { globalRegistry } from '@automodel/core';
import { onnxFiles } from './onnx-files.js';

globalRegistry().register(onnxFiles);
