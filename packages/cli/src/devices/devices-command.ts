import { type DeviceInfo, listDevices } from '@automodel/core';
import { refusePositionals } from '../arguments/refuse-positionals.js';
import { type Command, command, commonArguments } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { createStyle } from '../output/style.js';
import { terminalWidth } from '../output/terminal-width.js';
import { writeJson } from '../output/write-json.js';
import { renderDevices } from './render-devices.js';

export const devicesCommand: Command = command({
  name: 'devices',
  description: 'List the devices that models can run on, and why some cannot be used',
  arguments: commonArguments,
  examples: ['', '--json'],
  exitCodes: [],
  async run({ _: extra, json }, { stdout, variables, plugins }): Promise<ExitCode> {
    refusePositionals(extra, 'devices');
    const devices = await listDevices({ use: plugins });
    if (json) {
      writeJson(stdout, { devices: devices.map(toJson) });
    } else {
      const lines = renderDevices(devices, { style: createStyle(stdout, variables), width: terminalWidth(stdout) });
      stdout.write(`${lines.join('\n')}\n`);
    }
    return exitCodes.success;
  },
});

function toJson({ device, backend, description, priority, unavailable, notes }: DeviceInfo): object {
  const known = notes.length === 0 ? {} : { notes };
  return {
    device,
    backend,
    description,
    priority,
    available: unavailable === undefined,
    reason: unavailable,
    ...known,
  };
}
