import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspacePackages } from '../lib/workspace-packages.mjs';
import { workspaceRoot } from '../lib/workspace-root.mjs';

/** @import { WorkspacePackage } from '../lib/workspace-packages.mjs' */

/** Every published package tells what npm, bundlers and readers need, and its own name and version rightly. */
export function checkManifests() {
  const root = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8'));
  const packages = workspacePackages(['packages']);
  const problems = packages.flatMap((entry) => [
    ...metadataProblems(entry, root),
    ...identityProblems(entry),
    ...sideEffectProblems(entry),
  ]);
  const versions = new Set(packages.map(({ manifest }) => manifest.version));
  if (versions.size > 1) problems.push(`packages are released together but have versions ${[...versions].join(', ')}`);
  return { problems, summary: `${packages.length} packages` };
}

/**
 * @param {WorkspacePackage} entry
 * @param {{ license: string, engines: { node: string } }} root
 */
function metadataProblems({ path, directory, manifest }, root) {
  const problems = [];
  if (!existsSync(join(directory, 'README.md'))) problems.push(`${path}: has no README.md`);
  if (manifest.license !== root.license) problems.push(`${path}: "license" is not ${root.license}`);
  if (manifest.engines?.node !== root.engines.node) problems.push(`${path}: "engines" is not ${root.engines.node}`);
  if (manifest.publishConfig?.access !== 'public') problems.push(`${path}: "publishConfig.access" is not public`);
  if (!manifest.description) problems.push(`${path}: has no "description"`);
  if (!manifest.keywords?.length) problems.push(`${path}: has no "keywords"`);
  return problems;
}

/** @param {WorkspacePackage} entry */
function identityProblems({ path, directory, manifest }) {
  const file = join(directory, 'src/package-identity.ts');
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  return ['name', 'version'].flatMap((field) => {
    const stated = new RegExp(`\\b${field}: '([^']*)'`).exec(text)?.[1];
    const actual = field === 'name' ? manifest.name : manifest.version;
    return stated === actual
      ? []
      : [`${path}/src/package-identity.ts: ${field} is '${stated}', package.json has '${actual}'`];
  });
}

/**
 * Only register entries may have side effects: bundlers drop every other module that nobody uses.
 *
 * @param {WorkspacePackage} entry
 */
function sideEffectProblems({ path, directory, manifest }) {
  const source = join(directory, 'src');
  if (!existsSync(source)) return [];
  const expected = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|[\\/])register((-[a-z]+)*|[\\/][^\\/]+)\.ts$/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .flatMap((file) => [`./src/${file}`, `./dist/${file.replace(/\.ts$/, '.js')}`])
    .sort();
  const declared = [...(Array.isArray(manifest.sideEffects) ? manifest.sideEffects : [])].sort();
  if (expected.length === 0 && manifest.sideEffects === false) return [];
  if (declared.length > 0 && declared.join() === expected.join()) return [];
  return [
    `${path}: "sideEffects" is ${JSON.stringify(manifest.sideEffects)}, its register entries are ${JSON.stringify(expected)}`,
  ];
}
