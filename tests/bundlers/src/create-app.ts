import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './repository-root.js';

const execute = promisify(execFile);
const pnpm = join(repositoryRoot, '.tools/node_modules/pnpm/bin/pnpm.cjs');

/** What the app installs; what those need comes with them. */
const installed = [
  '@automodel/backend-onnxruntime',
  '@automodel/backend-wasm',
  '@automodel/core',
  '@automodel/image',
  '@automodel/model-resnet',
  '@automodel/model-timm',
  'automodel-model-cifar-resnet',
];

/**
 * Makes a project outside the workspace: the app of ../app, with packed packages in place of published ones.
 * @throws {Error} if a package has not been built.
 */
export async function createApp(directory: string): Promise<void> {
  const overrides: Record<string, string> = {};
  for (const folder of workspaceFolders(installed)) {
    const { name, version } = manifestOf(folder);
    if (!existsSync(join(folder, 'dist'))) throw new Error(`${name} has no dist: run "npm run build" first.`);
    await run(folder, process.execPath, pnpm, 'pack', '--pack-destination', directory);
    overrides[name] = `file:${join(directory, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)}`;
  }
  const dependencies = Object.fromEntries([
    ...installed.map((name) => [name, overrides[name]]),
    ...['onnxruntime-common', 'onnxruntime-web'].map((name) => [name, versionOf(name)]),
  ]);
  const manifest = { name: 'app', private: true, type: 'module', dependencies, overrides };
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await cp(join(repositoryRoot, 'tests/bundlers/app'), directory, { recursive: true });
  await run(directory, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund');
  const checkpoint = join(directory, 'checkpoint');
  await mkdir(checkpoint);
  await cp(join(repositoryRoot, 'tests/models/fixtures/hf-tiny/basic'), checkpoint, { recursive: true });
}

/** The folders of packages and of all that they depend on in the workspace. */
function workspaceFolders(names: readonly string[]): Set<string> {
  const folders = ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(repositoryRoot, parent)).map((name) => join(repositoryRoot, parent, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')));
  const manifests = new Map(folders.map((folder) => [manifestOf(folder).name, folder]));
  const found = new Set<string>();
  const visit = (name: string): void => {
    const folder = manifests.get(name);
    if (folder === undefined || found.has(folder)) return;
    found.add(folder);
    for (const dependency of Object.keys(manifestOf(folder).dependencies ?? {})) visit(dependency);
  };
  for (const name of names) visit(name);
  return found;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function versionOf(name: string): string {
  return manifestOf(join(repositoryRoot, 'tests/bundlers/node_modules', name)).version;
}

/** Without the variables by which npm and vitest tell their children who called. */
async function run(directory: string, program: string, ...parameters: string[]): Promise<void> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS)/i.test(name));
  await execute(program, parameters, { cwd: directory, env: Object.fromEntries(inherited), maxBuffer: 1 << 26 });
}
