import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeModel } from '@automodel/onnx/serde';
import { AutoModel, AutoModelForImageClassification } from '@automodel/vision';
import { checkpoint } from './checkpoint.js';
import { selfContained } from './self-contained.js';

/** The bundled checkpoint as transformers.js takes it, with the weights inside of an ONNX file. */
export interface OnnxCheckpoints {
  /** The folder of both, for `env.localModelPath`. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Writes `classifier` and `base` (without the head) to a temporary folder. */
export async function writeOnnxCheckpoints(): Promise<OnnxCheckpoints> {
  const folder = await mkdtemp(join(tmpdir(), 'automodel-side-by-side-'));
  const classifier = await AutoModelForImageClassification.fromPretrained(checkpoint);
  const base = await AutoModel.fromPretrained(checkpoint);
  const weights = new Uint8Array(await readFile(join(checkpoint, 'model.safetensors')));
  const models = {
    classifier: selfContained(classifier.graph, ['logits'], weights),
    base: selfContained(base.graph, ['last_hidden_state', 'pooler_output'], weights),
  };
  await Promise.all([classifier.dispose(), base.dispose()]);
  for (const [name, model] of Object.entries(models)) {
    await mkdir(join(folder, name, 'onnx'), { recursive: true });
    await writeFile(join(folder, name, 'onnx/model.onnx'), encodeModel(model));
    for (const file of ['config.json', 'preprocessor_config.json']) {
      await cp(join(checkpoint, file), join(folder, name, file));
    }
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
