import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruiseDependencies } from './cruise-dependencies.mjs';
import { dependencyRules } from './dependency-rules.mjs';

const packages = [
  ...[
    'contracts',
    'onnx',
    'core',
    'compiler',
    'engine',
    'backend-onnxruntime',
    'backend-wasm',
    'image',
    'model-resnet',
  ],
  ...['model-timm', 'pipelines', 'vision', 'trainer', 'testing', 'cli'],
];
const libraries = ['onnxruntime-common', '@bufbuild/protobuf', 'development-tool'];

/**
 * Runs the rules on a workspace made of their own examples.
 *
 * @returns {Promise<string[]>} what is wrong with the rules: one that misses its example, or one that forbids what is
 *   allowed.
 */
export async function probeDependencyRules() {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'automodel-rules-')));
  try {
    writeWorkspace(directory);
    const { violations } = await cruiseDependencies(
      directory,
      dependencyRules.map(({ rule }) => rule),
    );
    const missed = dependencyRules
      .filter(({ rule, example }) => !violations.some((text) => text.startsWith(`${rule.name}: ${example.from} →`)))
      .map(({ rule, example }) => `${rule.name} does not catch ${example.from} importing ${example.imports}`);
    const wrong = violations
      .filter((text) => text.includes('/allowed.ts →'))
      .map((text) => `forbids too much: ${text}`);
    return [...missed, ...wrong];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** @param {string} directory */
function writeWorkspace(directory) {
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  for (const name of libraries) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: './index.js' }));
    write(`node_modules/${name}/index.js`, 'export const value = 1;\n');
  }
  mkdirSync(join(directory, 'node_modules/@automodel'));
  for (const name of packages) {
    const manifest = {
      name: `@automodel/${name}`,
      exports: { '.': { 'automodel-source': './src/index.ts' } },
      dependencies: { 'onnxruntime-common': '1', '@bufbuild/protobuf': '1' },
      devDependencies: { 'development-tool': '1' },
    };
    write(`packages/${name}/package.json`, JSON.stringify(manifest));
    write(`packages/${name}/src/index.ts`, 'export const value = 1;\n');
    symlinkSync(`../../packages/${name}`, join(directory, 'node_modules/@automodel', name));
  }
  write('packages/onnx/src/serde/index.ts', "import '@bufbuild/protobuf';\n");
  write('packages/core/src/tensor.ts', "import 'onnxruntime-common';\n");
  write(
    'packages/core/src/allowed.ts',
    "import '@automodel/contracts';\nimport '@automodel/onnx';\nimport './tensor.js';\n",
  );
  write('packages/core/src/node/allowed.ts', "import 'node:fs';\n");
  write('packages/model-resnet/src/allowed.ts', "import '@automodel/core';\n");
  for (const { example } of dependencyRules)
    write(example.from, `import '${example.imports}';\nexport const own = 1;\n`);
}
