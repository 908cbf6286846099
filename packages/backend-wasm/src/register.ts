import { globalRegistry } from '@automodel/contracts';
import { wasm } from './wasm.js';

globalRegistry().register(wasm());
