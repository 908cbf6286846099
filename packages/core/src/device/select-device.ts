import {
  type Device,
  DeviceUnavailableError,
  InvalidOptionError,
  quoteList,
  type Registry,
  UnknownDeviceError,
  UnsupportedOperatorsError,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { findBackends } from '../plugins/find-backends.js';
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

interface Candidate {
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
  const missing: { device: string; operators: readonly string[] }[] = [];
  const offered = findBackends(registry).flatMap((backend) => backend.devices.map((device) => ({ backend, device })));
  for (const { backend, device, isAutomatic = false } of candidates(offered, option)) {
    const entry = { device: device.name, backend: backend.key };
    const operators = backend.unsupported(model, device.name);
    const reason =
      operators.length > 0
        ? `does not run ${[...new Set(operators)].join(', ')}`
        : ((await backend.unavailable(device.name)) ??
          (isAutomatic ? await backend.leftAside?.(device.name) : undefined));
    if (reason === undefined) {
      report.push({ ...entry, chosen: true, reason: chosenReason(option, device) });
      return { backend, device: device.name, report };
    }
    if (operators.length > 0) missing.push({ device: device.name, operators: [...new Set(operators)] });
    report.push({ ...entry, chosen: false, reason });
  }
  if (missing.length > 0 && missing.length === report.length) throw new UnsupportedOperatorsError({ missing });
  throw new DeviceUnavailableError({
    devices: report.map(({ device }) => device),
    reasons: report.map(({ reason }) => reason),
    remedy: report.length > 0 ? 'Mend one of these, or register another backend.' : noCandidateRemedy(offered),
  });
}

function chosenReason(option: DeviceOption, { description, priority }: Device): string {
  return option === 'auto' ? `${description}; the available device of the highest priority (${priority})` : description;
}

function noCandidateRemedy(offered: readonly Candidate[]): string {
  return offered.length === 0
    ? "No backend is registered. Install one and pass it, for example { use: [wasm()] } from '@automodel/backend-wasm'."
    : `Those that are registered are taken only by name: ${quoteList(offered.map(({ device }) => device.name))}.`;
}

/** What an option stands for, in order of preference; `auto` in a list stands for all that it would try. */
function candidates(offered: readonly Candidate[], option: DeviceOption): readonly Candidate[] {
  const names = [option].flat();
  if (names.length === 0) {
    throw new InvalidOptionError({
      option: 'device',
      value: option,
      problem: 'the list of devices is empty',
      remedy: 'Name a device, or leave the option out to let automodel choose.',
    });
  }
  // The first mention of a device counts.
  const byDevice = new Map<Device, Candidate>();
  for (const candidate of names.flatMap((name) => candidatesOf(offered, name))) {
    if (!byDevice.has(candidate.device)) byDevice.set(candidate.device, candidate);
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
  const matching = offered.filter(({ device }) => device.name === name);
  if (matching.length > 0) return matching;
  throw new UnknownDeviceError({ device: name, available: offered.map(({ device }) => device.name) });
}
