import type { Backend, Plugin, Registry } from '@automodel/contracts';
import type { OnnxBackend } from '../session/onnx-backend.js';

// See find-model.ts: the kind is all that tells at run time.
function isBackend(plugin: Plugin): plugin is Backend & OnnxBackend {
  return plugin.kind === 'backend';
}

/** Every backend, in the order of registration. */
export function findBackends(registry: Registry): readonly OnnxBackend[] {
  return registry
    .list('backend')
    .map(({ key }) => registry.find('backend', key))
    .filter((plugin) => plugin !== undefined)
    .filter(isBackend);
}
