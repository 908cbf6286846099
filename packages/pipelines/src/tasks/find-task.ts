import { type Plugin, type Registry, UnknownTaskError } from '@automodel/core';
import { builtInTasks } from './built-in-tasks.js';
import type { TaskName } from './task-map.js';
import type { TaskPlugin } from './task-plugin.js';

/**
 * The plugin of a task.
 * @throws {UnknownTaskError} if there is none.
 */
export function findTask<Name extends TaskName>(registry: Registry, task: Name): TaskPlugin<Name> {
  const plugin = registry.find('task', task) ?? builtInTasks.find(({ key }) => key === task);
  if (plugin !== undefined && isTask(plugin, task)) return plugin;
  const available = [...registry.list('task'), ...builtInTasks].map(({ key }) => key);
  throw new UnknownTaskError({ task, available: [...new Set(available)] });
}

// A plugin's kind says what it is, and `Registry.find` has held its contract version against ours: interfaces leave no trace
// at run time.
function isTask<Name extends TaskName>(plugin: Plugin, task: Name): plugin is TaskPlugin<Name> {
  return plugin.kind === 'task' && plugin.key === task;
}
