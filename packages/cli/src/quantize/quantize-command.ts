import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoImageProcessor, AutoModelForImageClassification, type Tensor } from '@automodel/core';
import { quantizeModel, type RangeMethod } from '@automodel/core/saving';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { compareClassifiers, describeAgreement } from '../compare/compare-classifiers.js';
import { weightBytes } from '../compare/weight-bytes.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { findImageInputs } from '../inputs/image-inputs.js';
import { formatBytes } from '../output/format-bytes.js';
import { writeJson } from '../output/write-json.js';

const methods: readonly RangeMethod[] = ['entropy', 'percentile'];

export const quantizeCommand: Command = command({
  name: 'quantize',
  description: 'Write an image classifier whose convolutions compute with 8 bits',
  arguments: {
    directory: { type: 'positional', required: false, description: 'Directory of the checkpoint' },
    output: { type: 'string', alias: 'o', description: 'Directory to write, made where there is none' },
    calibrate: {
      type: 'string',
      description: 'Images from whose runs the ranges of activations are taken: some hundred',
    },
    compare: {
      type: 'string',
      description: 'Images to compare it with the one before on (default those of --calibrate)',
    },
    ranges: { type: 'string', description: `How ranges are chosen: ${methods.join(', ')} (default percentile)` },
    percentile: {
      type: 'string',
      description: 'Values in a hundred that the range of percentile holds (default 99.99)',
    },
    ...commonArguments,
  },
  examples: [
    './resnet-50 -o ./resnet-50-int8 --calibrate ./photos',
    './resnet-50 -o ./q --calibrate ./photos --ranges entropy',
  ],
  exitCodes: [exitCodes.modelNotLoaded],
  async run({ _: [directory, ...extra], output, calibrate, json, ...values }, environment): Promise<ExitCode> {
    if (directory === undefined || output === undefined || calibrate === undefined) {
      throw new UsageError({
        message: 'The checkpoint, the images to calibrate with, or the directory to write is not said.',
        remedy: 'Name all: automodel quantize DIR --calibrate IMAGES -o NEW_DIR',
      });
    }
    refusePositionals(extra, 'quantize');
    const ranges = methods.find((known) => known === values.ranges);
    if (values.ranges !== undefined && ranges === undefined) {
      throw new UsageError({
        message: `There is no way "${values.ranges}" to choose ranges.`,
        remedy: `Use one of ${methods.join(', ')}.`,
      });
    }
    const percentile = values.percentile === undefined ? undefined : Number(values.percentile);
    const { plugins: use, stdout } = environment;
    const inputs = await findImageInputs([calibrate], environment);
    const processor = await AutoImageProcessor.fromPretrained(directory, { use });
    const model = await AutoModelForImageClassification.fromPretrained(directory, { use });
    async function* pixels(): AsyncGenerator<Tensor> {
      for await (const path of inputs.paths()) yield (await processor(path)).pixelValues;
    }
    try {
      const report = await quantizeModel(model, output, pixels(), { ranges, percentile });
      await copyFile(join(directory, 'preprocessor_config.json'), join(output, 'preprocessor_config.json'));
      const bytes = { before: await weightBytes(directory), after: await weightBytes(output) };
      const images = values.compare ?? calibrate;
      const agreement = await compareClassifiers(
        { reference: directory, candidate: output, images, plugins: use },
        environment,
      );
      if (json) {
        writeJson(stdout, { output, ...report, bytes, agreement });
        return exitCodes.success;
      }
      const { weights, batches } = report;
      stdout.write(`${output}\n`);
      stdout.write(`${weights} convolutions compute with 8 bits; ranges of ${batches} images\n`);
      stdout.write(`Weights: ${formatBytes(bytes.after)}, before ${formatBytes(bytes.before)}\n`);
      stdout.write(`${describeAgreement(agreement)}\n`);
      return exitCodes.success;
    } finally {
      await model.dispose();
    }
  },
});
