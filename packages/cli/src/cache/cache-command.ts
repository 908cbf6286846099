import { nodeModelCache } from '@automodel/core/hub/node';
import { type Command, command, commonArguments } from '../command.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { formatBytes } from '../output/format-bytes.js';
import { printable } from '../output/printable.js';
import { renderTable } from '../output/render-table.js';
import { writeJson } from '../output/write-json.js';

export const cacheCommand: Command = command({
  name: 'cache',
  description: 'List, delete and check the checkpoints that were downloaded from the Hub',
  arguments: {
    ...commonArguments,
    action: { type: 'positional', description: 'ls, rm, verify or prune', required: false },
    directory: { type: 'string', description: "The cache's directory, if not Hugging Face's own", valueHint: 'DIR' },
  },
  examples: ['ls', 'rm microsoft/resnet-18', 'verify', 'prune'],
  exitCodes: [exitCodes.modelNotLoaded],
  async run({ _: positionals, json, directory }, { stdout }): Promise<ExitCode> {
    const [action = 'ls', ...ids] = positionals;
    const cache = nodeModelCache(directory);
    const show = (data: object, lines: readonly string[]): void => {
      if (json) writeJson(stdout, { location: cache.location, ...data });
      else stdout.write(lines.map((line) => `${line}\n`).join(''));
    };
    if (action === 'rm' ? ids.length === 0 : ids.length > 0) {
      throw new UsageError({
        message: `"automodel cache ${action}" takes ${action === 'rm' ? 'ids' : 'no ids'}.`,
        remedy: 'For example: automodel cache ls; automodel cache rm microsoft/resnet-18.',
      });
    }
    if (action === 'ls') {
      const repositories = await cache.list();
      const rows = repositories.map(({ id, size, revisions }) => ({
        cells: [{ text: printable(id) }, { text: formatBytes(size) }, { text: Object.keys(revisions).join(' ') }],
      }));
      show({ repositories }, rows.length === 0 ? [`${cache.location} holds no model.`] : renderTable(rows));
      return exitCodes.success;
    }
    if (action === 'rm') {
      const removed = await Promise.all(ids.map((id) => cache.remove(id)));
      const absent = ids.filter((_, index) => removed[index] === false);
      show(
        { removed: ids.filter((id) => !absent.includes(id)), absent },
        ids.map((id) => (absent.includes(id) ? `${id} is not in the cache.` : `${id} is deleted.`)),
      );
      return absent.length === 0 ? exitCodes.success : exitCodes.modelNotLoaded;
    }
    if (action === 'verify') {
      const wrong = await cache.verify();
      show(
        { wrong },
        wrong.length === 0 ? ['Every file is what it should be.'] : wrong.map((path) => `wrong: ${path}`),
      );
      return wrong.length === 0 ? exitCodes.success : exitCodes.modelNotLoaded;
    }
    if (action === 'prune') {
      const freed = await cache.prune();
      show({ freed }, [`${formatBytes(freed)} freed.`]);
      return exitCodes.success;
    }
    throw new UsageError({
      message: `"automodel cache ${action}" does not exist.`,
      remedy: 'The actions are ls, rm, verify and prune.',
    });
  },
});
