import { listDevices } from '@automodel/core';
import { parseCount } from '../arguments/parse-count.js';
import { bundledCheckpoint } from '../classify/bundled-checkpoint.js';
import { median } from '../classify/median.js';
import { type Command, command, commonArguments } from '../command.js';
import { describeError } from '../errors/describe-error.js';
import { UsageError } from '../errors/usage-error.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { createProgress } from '../output/progress.js';
import { createStyle } from '../output/style.js';
import { writeJson } from '../output/write-json.js';
import type { DeviceMeasurement, FailedMeasurement } from './device-measurement.js';
import { measureDevice } from './measure-device.js';
import { pluginsWithSettings } from './plugins-with-settings.js';
import { renderMeasurements } from './render-measurements.js';

export const benchCommand: Command = command({
  name: 'bench',
  description: 'Measure how fast a model runs on the devices of this machine',
  arguments: {
    model: {
      type: 'positional',
      required: false,
      description: 'Directory of the checkpoint; without it, the bundled one',
    },
    device: {
      type: 'string',
      alias: 'd',
      valueHint: 'name,…',
      description: 'Devices to measure, one after the other; without it, all that can be used',
    },
    batch: { type: 'string', alias: 'b', valueHint: 'n', default: '1', description: 'Images in a run' },
    runs: { type: 'string', alias: 'r', valueHint: 'n', default: '20', description: 'Runs that count, on each device' },
    threads: { type: 'string', valueHint: 'n', description: 'Threads of wasm and cpu; without it, their own choice' },
    'v8-flags': {
      type: 'boolean',
      description: 'Set experimental flags of V8 with which wasm is faster, for the whole run',
    },
    profile: { type: 'boolean', description: 'Say where the time goes, step by step, where a device can' },
    ...commonArguments,
  },
  examples: [
    '',
    './resnet-50 --device wasm --profile',
    './resnet-50 --batch 8 --threads 1 --json',
    './resnet-50 --device wasm --v8-flags',
  ],
  exitCodes: [exitCodes.modelNotLoaded],
  async run(values, environment): Promise<ExitCode> {
    const { stdout, stderr, variables } = environment;
    const [model = bundledCheckpoint(), ...others] = values._;
    if (others.length > 0) {
      throw new UsageError({
        message: `automodel bench takes one model, not ${values._.length}.`,
        remedy: 'Run it once for each.',
      });
    }
    const batch = parseCount('--batch', values.batch);
    const runs = parseCount('--runs', values.runs);
    const { profile = false } = values;
    const plugins = pluginsWithSettings(environment.plugins, {
      threads: values.threads === undefined ? undefined : parseCount('--threads', values.threads),
      v8Flags: values['v8-flags'] ?? false,
    });
    const known = await listDevices({ use: plugins });
    const devices =
      values.device === undefined
        ? known.filter(({ unavailable }) => unavailable === undefined).map(({ device }) => device)
        : values.device.split(',').map((name) => name.trim());
    const progress = createProgress(stderr);
    const measurements: (DeviceMeasurement | FailedMeasurement)[] = [];
    try {
      for (const [index, device] of devices.entries()) {
        progress.report(`Measuring ${device}`, index, devices.length);
        const options = { model, device, batch, runs, profile, plugins };
        // A device that was not asked for may fail; the others are measured all the same.
        const measurement = measureDevice(options).catch((error: unknown) => {
          if (values.device !== undefined || devices.length === 1) throw error;
          return { device, error };
        });
        measurements.push(await measurement);
      }
    } finally {
      progress.stop();
    }
    if (values.json) writeJson(stdout, { model, batch, devices: measurements.map(toJson) });
    else
      stdout.write(
        `${renderMeasurements(measurements, { batch, style: createStyle(stdout, variables) }).join('\n')}\n`,
      );
    return measurements.some((entry) => 'runs' in entry) ? exitCodes.success : exitCodes.modelNotLoaded;
  },
});

function toJson(measurement: DeviceMeasurement | FailedMeasurement): object {
  if ('error' in measurement) return { device: measurement.device, error: describeError(measurement.error) };
  return { ...measurement, median: median(measurement.runs) };
}
