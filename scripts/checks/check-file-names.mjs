import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { workspacePackages } from '../lib/workspace-packages.mjs';
import { workspaceRoot } from '../lib/workspace-root.mjs';
import { exportedNames } from './exported-names.mjs';
import { isTest, sourceFiles } from './source-files.mjs';

/** @typedef {{ problems: string[], summary?: string }} CheckResult */

const waiversFile = 'scripts/structure-waivers.json';

/** A file's name is kebab-case and is the name of one of its exports: people find a concept by its file. */
export function checkFileNames() {
  /** @type {Record<string, string>} */
  const waivers = JSON.parse(readFileSync(join(workspaceRoot, waiversFile), 'utf8')).fileNames;
  const programs = programFiles();
  const files = sourceFiles();

  const notKebabCase = files
    .filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(basename(path)))
    .map((path) => `${path}: not kebab-case`);
  const misnamed = files
    .filter((path) => !isTest(path) && !programs.has(path) && waivers[path] === undefined)
    .filter((path) => !['index.ts', 'register.ts'].includes(basename(path)))
    .filter((path) => !/^scripts\/[^/]+$|\.d\.ts$|\/(testing|test-support)\//.test(path))
    .flatMap((path) => {
      const names = exportedNames(path);
      const expected = compact(basename(path).replace(/\.[a-z]+$/, ''));
      // An operator's file may hold its schema alone, or in a later layer how it is lowered there.
      if (
        names.some((name) =>
          [name, name.replace(/Schema$/, ''), name.replace(/^lower/, '')].map(compact).includes(expected),
        )
      )
        return [];
      return [`${path}: none of its exports has the file's name (${names.join(', ') || 'it exports nothing'})`];
    });
  const idle = Object.keys(waivers)
    .filter((path) => !existsSync(join(workspaceRoot, path)))
    .map((path) => `${waiversFile}: ${path} does not exist`);
  return { problems: [...notKebabCase, ...misnamed, ...idle], summary: `${files.length} files` };
}

/** The files that are run, not imported: the `bin` entries. */
function programFiles() {
  return new Set(
    workspacePackages().flatMap(({ path, manifest }) =>
      Object.values(manifest.bin ?? {}).map((file) => file.replace('./dist/', `${path}/src/`).replace(/\.js$/, '.ts')),
    ),
  );
}

/**
 * `ResNetConfig` and `resnet-config` are the same name, and so are `attribute` and `attributes`.
 *
 * @param {string} name
 */
function compact(name) {
  return name
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/s$/, '')
    .toLowerCase();
}
