import type { Backend, Plugin, PluginList } from '@automodel/core';
import type { Model } from '@automodel/onnx';
import { type OnProbe, probeBackend } from './probe-backend.js';

/** The same plugins, but the backends among them show the values of every layer. */
export function probePlugins(plugins: PluginList, onProbe: OnProbe): PluginList {
  if (isList(plugins)) return plugins.map((plugin) => probePlugins(plugin, onProbe));
  return isBackend(plugins) ? probeBackend(plugins, onProbe) : plugins;
}

// Array.isArray does not narrow readonly arrays: https://github.com/microsoft/TypeScript/issues/17002
function isList(plugins: PluginList): plugins is readonly PluginList[] {
  return Array.isArray(plugins);
}

// The kind is all that tells at run time; every backend is one over the graphs of @automodel/onnx.
function isBackend(plugin: Plugin): plugin is Backend<Model> {
  return plugin.kind === 'backend';
}
