import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readSafetensors } from '@automodel/core';
import { timm } from '@automodel/model-timm';
import { describe, expect, it } from 'vitest';
import { defaultPlugins } from '../default-plugins.js';
import { runAutomodel } from '../testing/run-automodel.js';
import { withTemporaryDirectory } from '../testing/with-temporary-directory.js';

const python = process.env.AUTOMODEL_TORCH_PYTHON ?? '';
const checkpoint = fileURLToPath(new URL('../../../../tests/models/fixtures/hf-tiny/basic', import.meta.url));
const run = promisify(execFile);

/** A program that saves a timm model of random weights, and has timm give those for its pretrained ones, so that nothing is downloaded. */
const saveTimmModel = `
import json, runpy, sys, timm, torch
from safetensors.torch import save_file
directory, script, out = sys.argv[1:]
create = timm.create_model
def create_model(name, pretrained):
    torch.manual_seed(0)
    model = create(name)
    for module in model.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.3), module.running_var.uniform_(0.5, 2)
    save_file(model.state_dict(), f"{directory}/model.safetensors")
    config = {key: model.pretrained_cfg[key] for key in ("input_size", "mean", "std", "interpolation", "crop_pct")}
    json.dump({"architecture": name, "num_classes": model.num_classes, "pretrained_cfg": config}, open(f"{directory}/config.json", "w"))
    return model
timm.create_model = create_model
sys.argv = ["record.py", "timm:resnet10t", out, "--size", "64", "--modules"]
runpy.run_path(script)
`;

describe('record.py (AUTOMODEL_TORCH_PYTHON names a Python that has torch, transformers and timm)', () => {
  it('records what a model of Transformers computes, of which verify finds every tensor', { timeout: 120_000 }, () =>
    withTemporaryDirectory(async (directory) => {
      const [script, reference] = [join(directory, 'record.py'), join(directory, 'reference.safetensors')];
      await writeFile(script, (await runAutomodel(['verify', '--record-script'])).stdout);
      await run(python, [script, checkpoint, reference, '--size', '64', '--modules']);
      const names = [...(await readSafetensors(await readFile(reference))).keys()];
      expect(names).toContain('modules.resnet.embedder.embedder.convolution');
      const { exitCode, stdout } = await runAutomodel(['verify', checkpoint, '--reference', reference, '--json']);
      expect(JSON.parse(stdout).comparisons).toHaveLength(names.length - 1);
      expect(exitCode).toBe(0);
    }),
  );

  it('records what a model of timm computes, of which verify finds every tensor', { timeout: 120_000 }, () =>
    withTemporaryDirectory(async (directory) => {
      const [script, reference] = [join(directory, 'record.py'), join(directory, 'reference.safetensors')];
      await writeFile(script, (await runAutomodel(['verify', '--record-script'])).stdout);
      await run(python, ['-c', saveTimmModel, directory, script, reference]);
      const names = [...(await readSafetensors(await readFile(reference))).keys()];
      expect(names).toContain('modules.layer1.0.conv1');
      const plugins = [timm, defaultPlugins()];
      const words = ['verify', directory, '--reference', reference, '--json'];
      const { exitCode, stdout } = await runAutomodel(words, { plugins });
      expect(JSON.parse(stdout).comparisons).toHaveLength(names.length - 1);
      expect(exitCode).toBe(0);
    }),
  );
});
