import {
  type AutomodelError,
  DeviceUnavailableError,
  InvalidOptionError,
  quoteList,
  UnknownDeviceError,
  UnsupportedOperatorsError,
} from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import type { DeviceOption } from '../device/device-option.js';
import type { DeviceReportEntry } from '../device/device-report-entry.js';
import type { Candidate } from '../device/select-device.js';

/** The error for a graph that no device takes: says what of the option, the backends or the graph is in the way. */
export function noDevice(
  option: DeviceOption,
  offered: readonly Candidate[],
  tried: readonly Candidate[],
  report: readonly DeviceReportEntry[],
  model: Model,
): AutomodelError {
  const names = [option].flat();
  const available = offered.map(({ device }) => device.name);
  if (names.length === 0) {
    return new InvalidOptionError({
      option: 'device',
      value: option,
      problem: 'the list of devices is empty',
      remedy: 'Name a device, or leave the option out to let automodel choose.',
    });
  }
  const unknown = names.find((name) => name !== 'auto' && !available.includes(name));
  if (unknown !== undefined) return new UnknownDeviceError({ device: unknown, available });
  const missing = tried
    .map(({ backend, device }) => ({
      device: device.name,
      operators: [...new Set(backend.unsupported(model, device.name))],
    }))
    .filter(({ operators }) => operators.length > 0);
  if (missing.length > 0 && missing.length === tried.length) return new UnsupportedOperatorsError({ missing });
  return new DeviceUnavailableError({
    devices: report.map(({ device }) => device),
    reasons: report.map(({ reason }) => reason),
    remedy: report.length > 0 ? 'Mend one of these, or register another backend.' : noCandidateRemedy(available),
  });
}

function noCandidateRemedy(available: readonly string[]): string {
  return available.length === 0
    ? "No backend is registered. Install one and pass it, for example { use: [wasm()] } from '@automodel/backend-wasm'."
    : `Those that are registered are taken only by name: ${quoteList(available)}.`;
}
