/**
 * The dependency directions of the project (docs/architecture.md), as rules of dependency-cruiser. Each comes with an
 * example that breaks it: the check runs the rules on the examples first, so that a rule which no longer catches
 * anything is noticed.
 *
 * @typedef {import('dependency-cruiser').IForbiddenRuleType} Rule
 * @typedef {{ from: string, imports: string }} Violation a file and what it must not import
 */

/** Tests and their helpers inside a package; they are not published as entries and may use development tools. */
const tests = '\\.test\\.ts$|^packages/[^/]+/src/.*(testing|test-support)/';

/**
 * What the sources of each package may import from the workspace.
 *
 * @type {{ name: string, package: string, may: string[], strictTests?: boolean, example: Violation }[]}
 */
const directions = [
  {
    name: 'onnx-knows-contracts-only',
    package: 'onnx',
    may: ['contracts'],
    strictTests: true,
    example: { from: 'packages/onnx/src/direction.test.ts', imports: '@automodel/testing' },
  },
  {
    name: 'core-knows-contracts-and-onnx-only',
    package: 'core',
    may: ['contracts', 'onnx'],
    strictTests: true,
    example: { from: 'packages/core/src/direction.ts', imports: '@automodel/backend-onnxruntime' },
  },
  {
    name: 'compiler-knows-contracts-and-onnx-only',
    package: 'compiler',
    may: ['contracts', 'onnx'],
    example: { from: 'packages/compiler/src/direction.ts', imports: '@automodel/core' },
  },
  {
    name: 'engine-knows-contracts-compiler-and-onnx-only',
    package: 'engine',
    may: ['contracts', 'compiler', 'onnx'],
    example: { from: 'packages/engine/src/direction.ts', imports: '@automodel/backend-wasm' },
  },
  {
    name: 'onnxruntime-bridge-knows-contracts-only',
    package: 'backend-onnxruntime',
    may: ['contracts'],
    example: { from: 'packages/backend-onnxruntime/src/direction.ts', imports: '@automodel/core' },
  },
  {
    name: 'own-backends-know-no-core',
    package: 'backend-(wasm|webgpu)',
    may: ['contracts', 'compiler', 'engine', 'onnx'],
    example: { from: 'packages/backend-wasm/src/direction.ts', imports: '@automodel/core' },
  },
  {
    name: 'image-knows-core-only',
    package: 'image',
    may: ['core'],
    example: { from: 'packages/image/src/direction.ts', imports: '@automodel/onnx' },
  },
  {
    name: 'pipelines-know-core-only',
    package: 'pipelines',
    may: ['core'],
    example: { from: 'packages/pipelines/src/direction.ts', imports: '@automodel/image' },
  },
  {
    name: 'presets-know-public-packages-only',
    package: 'vision',
    may: ['core', 'image', 'pipelines', 'model-[^/]+', 'backend-[^/]+'],
    example: { from: 'packages/vision/src/direction.ts', imports: '@automodel/onnx' },
  },
  {
    name: 'models-know-core-and-onnx-only',
    package: 'model-[^/]+',
    may: ['core', 'onnx'],
    example: { from: 'packages/model-resnet/src/direction.ts', imports: '@automodel/image' },
  },
  {
    name: 'training-knows-core-and-onnx-only',
    package: '(autodiff|trainer)',
    may: ['core', 'onnx', 'autodiff'],
    example: { from: 'packages/trainer/src/direction.ts', imports: '@automodel/image' },
  },
  {
    name: 'testing-knows-core-and-onnx-only',
    package: 'testing',
    may: ['core', 'onnx'],
    example: { from: 'packages/testing/src/direction.ts', imports: '@automodel/image' },
  },
  {
    name: 'command-line-knows-public-packages-only',
    package: 'cli',
    may: ['core', 'image', 'onnx', 'pipelines', 'trainer', 'model-[^/]+', 'backend-[^/]+'],
    example: { from: 'packages/cli/src/direction.ts', imports: '@automodel/compiler' },
  },
];

/** @type {{ rule: Rule, example: Violation }[]} */
const directionRules = directions.map(({ name, package: pattern, may, strictTests, example }) => ({
  rule: {
    name,
    severity: 'error',
    comment: `${pattern} may import from the workspace: ${may.join(', ')}`,
    from: { path: `^packages/(${pattern})/src/`, ...(strictTests ? {} : { pathNot: tests }) },
    to: { path: '^(packages|apps|tests)/', pathNot: `^packages/($1|${may.join('|')})/` },
  },
  example,
}));

/** @type {{ rule: Rule, example: Violation }[]} */
const otherRules = [
  {
    rule: {
      name: 'contracts-imports-nothing',
      severity: 'error',
      comment: 'contracts is what two copies of any package share; it depends on nothing',
      from: { path: '^packages/contracts/src/', pathNot: tests },
      to: { pathNot: '^packages/contracts/src/' },
    },
    example: { from: 'packages/contracts/src/nothing.ts', imports: 'onnxruntime-common' },
  },
  {
    rule: {
      name: 'models-never-import-each-other',
      severity: 'error',
      comment: 'not even in tests: a family is installed alone',
      from: { path: '^packages/(model-[^/]+)/' },
      to: { path: '^packages/model-', pathNot: '^packages/$1/' },
    },
    example: { from: 'packages/model-resnet/src/sibling.test.ts', imports: '@automodel/model-timm' },
  },
  {
    rule: {
      name: 'protobuf-only-in-serde',
      severity: 'error',
      comment: 'the codec is loaded only when bytes are needed',
      from: { pathNot: '^packages/onnx/src/serde/' },
      to: { path: '@bufbuild/' },
    },
    example: { from: 'packages/onnx/src/protobuf.ts', imports: '@bufbuild/protobuf' },
  },
  {
    rule: {
      name: 'serde-is-its-own-entry',
      severity: 'error',
      comment: 'nothing else in onnx imports the codec, so that it stays out of bundles',
      from: { path: '^packages/onnx/src/', pathNot: `^packages/onnx/src/serde/|${tests}` },
      to: { path: '^packages/onnx/src/serde/' },
    },
    example: { from: 'packages/onnx/src/index.ts', imports: './serde/index.js' },
  },
  {
    rule: {
      name: 'onnxruntime-common-in-one-file-per-package',
      severity: 'error',
      comment: 'all contact with onnxruntime-common stays in one file per package',
      from: {
        path: '^packages/',
        pathNot: `^packages/core/src/tensor\\.ts$|^packages/(backend-[^/]+|engine)/src/.*onnxruntime-common\\.ts$|${tests}`,
      },
      to: { path: 'onnxruntime-common', pathNot: '^packages/' },
    },
    example: { from: 'packages/core/src/session.ts', imports: 'onnxruntime-common' },
  },
  {
    rule: {
      name: 'packages-meet-by-name',
      severity: 'error',
      comment: "import another package's entry by its name, never its files by a relative path",
      from: { path: '^((packages|apps|tests)/[^/]+)/' },
      to: { path: '^(packages|apps|tests)/[^/]+/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    example: { from: 'packages/core/src/relative.ts', imports: '../../onnx/src/index.js' },
  },
  {
    rule: {
      name: 'node-builtins-only-in-node-files',
      severity: 'error',
      comment: 'in portable packages Node code lies in a `node` folder or in a file named *-node.ts',
      from: { path: '^packages/(?!cli/|testing/)[^/]+/src/', pathNot: `/node/|-node\\.ts$|${tests}` },
      to: { dependencyTypes: ['core'] },
    },
    example: { from: 'packages/core/src/portable.ts', imports: 'node:fs' },
  },
  {
    rule: {
      name: 'no-development-dependency-at-run-time',
      severity: 'error',
      comment: 'what published sources import is a dependency or a peer',
      from: { path: '^packages/[^/]+/src/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['npm', 'npm-peer', 'npm-optional'],
        pathNot: '@types/',
      },
    },
    example: { from: 'packages/core/src/development.ts', imports: 'development-tool' },
  },
  {
    rule: {
      name: 'no-circular-imports',
      severity: 'error',
      comment: 'a cycle of values is initialised in an order that depends on who asks first; types may be recursive',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    example: { from: 'packages/core/src/circular.ts', imports: './circular.js' },
  },
  {
    rule: {
      name: 'imports-resolve',
      severity: 'error',
      comment:
        'Vite resolves ?url; what tests/environments calls ./network/ is recorded beside the program when its tests run',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$|^\\./network/' },
    },
    example: { from: 'packages/core/src/unresolved.ts', imports: './absent.js' },
  },
];

export const dependencyRules = [...directionRules, ...otherRules];
