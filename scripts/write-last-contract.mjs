// Writes tests/registration/last-contract.json: the declarations against which plugins of the last release were built, without comments.
// "npm run version" runs it before the versions change; a package built against them must load ever after. Run after a build.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { exitOnStepError } from './lib/exit-on-step-error.mjs';
import { workspacePackages } from './lib/workspace-packages.mjs';
import { workspaceRoot } from './lib/workspace-root.mjs';

/** What model packages, processors and tasks import. */
const contractPackages = ['contracts', 'onnx', 'core', 'pipelines'];

await exitOnStepError(async () => {
  const printer = ts.createPrinter({ removeComments: true });
  /** @type {Record<string, string>} path below node_modules → text */
  const files = {};
  for (const { path, directory, manifest } of workspacePackages(['packages'])) {
    if (!contractPackages.includes(path.replace('packages/', ''))) continue;
    const { name, version, exports } = manifest;
    files[`${name}/package.json`] = JSON.stringify({ name, version, type: 'module', exports });
    const declarations = readdirSync(join(directory, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.d.ts'))
      .sort();
    for (const file of declarations) {
      const text = readFileSync(join(directory, 'dist', file), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
      files[`${name}/dist/${file.replaceAll('\\', '/')}`] = printer.printFile(source);
    }
  }
  writeFileSync(
    join(workspaceRoot, 'tests/registration/last-contract.json'),
    `${JSON.stringify(files, undefined, 2)}\n`,
  );
});
