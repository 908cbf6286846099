import { packageIdentity } from '../package-identity.js';
import type { ModelNames } from './model-names.js';

/** The files of a new model package by path: a small convolutional network, to be replaced by the author's own. */
export function modelTemplate({ kebab, camel, pascal, modelType }: ModelNames): ReadonlyMap<string, string> {
  const packageName = `automodel-model-${kebab}`;
  const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` });
  const range = `^${packageIdentity.version}`;
  const manifest = {
    name: packageName,
    version: '0.1.0',
    description: `The model type ${modelType} for automodel.`,
    keywords: ['automodel-model'],
    license: 'MIT',
    type: 'module',
    automodel: { modelTypes: [modelType] },
    sideEffects: ['./dist/register.js'],
    exports: { '.': entry('index'), './register': entry('register'), './package.json': './package.json' },
    files: ['dist'],
    scripts: { build: 'tsc', test: 'vitest run' },
    // Peers: the app and all its plugins must share one core.
    peerDependencies: { '@automodel/core': range, '@automodel/onnx': range },
    devDependencies: {
      '@automodel/backend-wasm': range,
      '@automodel/cli': range,
      '@automodel/core': range,
      '@automodel/onnx': range,
      '@automodel/testing': range,
      '@types/node': '^20.0.0',
      typescript: '^5.9.0',
      vitest: '^4.0.0',
    },
  };
  const compiler = {
    compilerOptions: {
      target: 'es2022',
      module: 'nodenext',
      strict: true,
      declaration: true,
      isolatedDeclarations: true,
      skipLibCheck: true,
      rootDir: 'src',
      outDir: 'dist',
    },
    include: ['src'],
    exclude: ['src/**/*.test.ts'],
  };
  return new Map([
    ['package.json', json(manifest)],
    ['tsconfig.json', json(compiler)],
    ['.gitignore', 'dist\nnode_modules\n'],
    [
      'README.md',
      `# ${packageName}

The model type \`${modelType}\` for automodel.

\`\`\`js
import { wasm } from '@automodel/backend-wasm';
import { AutoModelForImageClassification } from '@automodel/core';
import { ${camel} } from '${packageName}';

const model = await AutoModelForImageClassification.fromPretrained(directory, { use: [wasm(), ${camel}] });
\`\`\`

Or register it once: \`import '${packageName}/register';\`

Is it the network that it should be? Record the Python original, and compare layer by layer:

\`\`\`sh
python record.py CHECKPOINT ref.safetensors --modules
npm run build
npx automodel verify CHECKPOINT --reference ref.safetensors --use ./dist/index.js
\`\`\`
`,
    ],
    [
      'src/index.ts',
      `export { ${camel} } from './${kebab}.js';
export { ${pascal}Config } from './${kebab}-config.js';
export { ${pascal}ForImageClassification } from './${kebab}-for-image-classification.js';
`,
    ],
    [
      'src/register.ts',
      `import { AutoModel } from '@automodel/core';
import { ${camel} } from './${kebab}.js';

AutoModel.register(${camel});
`,
    ],
    [
      `src/${kebab}.ts`,
      `import { defineModel, type ModelPlugin } from '@automodel/core';
import { ${pascal}Config } from './${kebab}-config.js';
import { ${pascal}ForImageClassification } from './${kebab}-for-image-classification.js';

/** The model type \`${modelType}\`: pass it as { use: [${camel}] }. */
export const ${camel}: ModelPlugin = defineModel({
  modelType: '${modelType}',
  // As in package.json: by name and version a registry tells plugins apart.
  package: { name: '${packageName}', version: '0.1.0' },
  config: ${pascal}Config,
  heads: { imageClassification: ${pascal}ForImageClassification },
});
`,
    ],
    [
      `src/${kebab}-config.ts`,
      `import { FieldReader, type JsonObject, PreTrainedConfig } from '@automodel/core';

/** The fields of config.json, with Python's names and defaults. */
export class ${pascal}Config extends PreTrainedConfig {
  static override readonly modelType = '${modelType}';
  readonly hidden_size: number;

  constructor(fields: JsonObject = {}, file = '${pascal}Config') {
    super(fields, file);
    this.hidden_size = new FieldReader(fields, file).integer('hidden_size', 8, 1);
  }
}
`,
    ],
    [
      `src/${kebab}-for-image-classification.ts`,
      `import {
  type ImageClassifierOutputs,
  imageClassificationLoss,
  imageClassifierOutputs,
  type ModelClass,
  modelClass,
} from '@automodel/core';
import { conv, flatten, gemm, globalAveragePool, relu } from '@automodel/onnx';
import { ${pascal}Config } from './${kebab}-config.js';

/** The graph: parameter names are the checkpoint's, with the shapes that it must have. */
export const ${pascal}ForImageClassification: ModelClass<ImageClassifierOutputs, ${pascal}Config> = modelClass<
  ImageClassifierOutputs,
  ${pascal}Config
>(${pascal}Config, {
  className: '${pascal}ForImageClassification',
  baseModelPrefix: '${modelType}',
  outputs: imageClassifierOutputs,
  channels: () => 3,
  loss: imageClassificationLoss,
  graph({ config, parameters, pixelValues }) {
    const { hidden_size: width, num_labels: labels } = config;
    const weight = parameters.parameter('${modelType}.conv.weight', [width, 3, 3, 3], { kind: 'kaiming-normal' });
    const hidden = relu(conv(pixelValues, weight, { pads: [1, 1, 1, 1] }));
    const features = flatten(globalAveragePool(hidden), { axis: 1 });
    const classifier = parameters.parameter('classifier.weight', [labels, width], { kind: 'kaiming-uniform' });
    return { logits: gemm(features, classifier, { transB: true }) };
  },
});
`,
    ],
    [
      `src/${kebab}.test.ts`,
      `import { wasm } from '@automodel/backend-wasm';
import { encodeSafetensors } from '@automodel/core';
import { describeModel } from '@automodel/testing';
import { ${camel}, ${pascal}ForImageClassification } from './index.js';

const float32 = (dims: readonly number[], values: readonly number[]) =>
  ({ dataType: 'float32', dims, bytes: new Uint8Array(Float32Array.from(values).buffer) }) as const;
// A convolution that copies the red channel, and a classifier that gives 2 and −3 times its mean.
const copyRed = Array.from({ length: 27 }, (_, index) => (index === 4 ? 1 : 0));
const checkpoint = {
  'config.json': JSON.stringify({ model_type: '${modelType}', hidden_size: 1, num_labels: 2 }),
  'model.safetensors': encodeSafetensors(
    new Map([
      ['${modelType}.conv.weight', float32([1, 3, 3, 3], copyRed)],
      ['classifier.weight', float32([2, 1], [2, -3])],
    ]),
  ),
};

// Replace both by a checkpoint and tensors that you recorded in Python: readExpectedTensors of @automodel/testing reads them.
describeModel('${pascal}ForImageClassification', {
  loader: ${pascal}ForImageClassification,
  checkpoint,
  load: { use: [wasm(), ${camel}] },
  expected: new Map([
    ['pixel_values', { dims: [1, 3, 2, 2], values: [1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0] }],
    ['logits', { dims: [1, 2], values: [5, -7.5] }],
  ]),
  outputs: { logits: ({ logits }) => logits },
});
`,
    ],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
