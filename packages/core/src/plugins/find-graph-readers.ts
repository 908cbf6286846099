import type { Plugin, Registry } from '@automodel/contracts';
import type { GraphReaderPlugin } from './graph-reader-plugin.js';

// See find-model.ts: the kind is all that tells at run time.
function isGraphReader(plugin: Plugin): plugin is GraphReaderPlugin {
  return plugin.kind === 'graph-reader';
}

/** Every reader of graphs, in the order of registration. */
export function findGraphReaders(registry: Registry): readonly GraphReaderPlugin[] {
  return registry
    .list('graph-reader')
    .map(({ key }) => registry.find('graph-reader', key))
    .filter((plugin) => plugin !== undefined)
    .filter(isGraphReader);
}
