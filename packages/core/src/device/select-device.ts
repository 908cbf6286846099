import type { Device, Registry } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { loadFailures } from '../failures/load-failures.js';
import { findPlugins } from '../plugins/find-plugins.js';
import type { OnnxBackend } from '../session/onnx-backend.js';
import type { DeviceOption } from './device-option.js';
import type { DeviceReportEntry } from './device-report-entry.js';

/** The device that a model will run on. */
export interface SelectedDevice {
  readonly backend: OnnxBackend;
  readonly device: string;
  /** What was considered, in order, with reasons. */
  readonly report: readonly DeviceReportEntry[];
}

/** A device that a backend offers. */
export interface Candidate {
  readonly backend: OnnxBackend;
  readonly device: Device;
  /** Nobody named it. */
  readonly isAutomatic?: boolean;
}

/**
 * Chooses the device for a graph; no weight is read for it.
 * @throws {UnknownDeviceError} if a name is not offered by any backend.
 * @throws {InvalidOptionError} if the list of names is empty.
 * @throws {UnsupportedOperatorsError} if devices are there, but none runs every operator.
 * @throws {DeviceUnavailableError} if none can be used here.
 */
export async function selectDevice(registry: Registry, option: DeviceOption, model: Model): Promise<SelectedDevice> {
  const report: DeviceReportEntry[] = [];
  const offered = offeredBy(registry);
  const tried = candidates(offered, option);
  for (const candidate of tried) {
    const { backend, device } = candidate;
    const { name } = device;
    const operators = [...new Set(backend.unsupported(model, name))];
    const obstacle = operators.length > 0 ? `does not run ${operators.join(', ')}` : await obstacleOf(candidate);
    const chosen = obstacle === undefined;
    report.push({ device: name, backend: backend.key, chosen, reason: obstacle ?? chosenReason(option, device) });
    if (chosen) return { backend, device: name, report };
  }
  throw (await loadFailures()).noDevice(option, offered, tried, report, model);
}

/** Every device that is offered. */
export function offeredBy(registry: Registry): readonly Candidate[] {
  return findPlugins(registry, 'backend').flatMap((backend) => backend.devices.map((device) => ({ backend, device })));
}

/** Why a device is passed over, whatever the graph. */
export async function obstacleOf({ backend, device, isAutomatic = false }: Candidate): Promise<string | undefined> {
  return (await backend.unavailable(device.name)) ?? (isAutomatic ? backend.leftAside?.(device.name) : undefined);
}

function chosenReason(option: DeviceOption, { description, priority }: Device): string {
  return option === 'auto' ? `${description}; the available device of the highest priority (${priority})` : description;
}

/** What an option stands for, in order of preference; `auto` in a list stands for all that it would try. Nothing, if it has a name that nobody offers. */
export function candidates(offered: readonly Candidate[], option: DeviceOption): readonly Candidate[] {
  const byDevice = new Map<Device, Candidate>();
  for (const name of [option].flat()) {
    const named = candidatesOf(offered, name);
    if (named.length === 0 && name !== 'auto') return [];
    // The first mention of a device counts.
    for (const candidate of named) byDevice.set(candidate.device, byDevice.get(candidate.device) ?? candidate);
  }
  return [...byDevice.values()];
}

function candidatesOf(offered: readonly Candidate[], name: string): readonly Candidate[] {
  if (name === 'auto') {
    return offered
      .filter(({ device }) => device.priority >= 0)
      .sort((left, right) => right.device.priority - left.device.priority)
      .map((candidate) => ({ ...candidate, isAutomatic: true }));
  }
  return offered.filter(({ device }) => device.name === name);
}
