import { AlgorithmChoices, type ChoiceTable } from './algorithm-choices.js';
import { describeGpu } from './describe-gpu.js';
import { deviceProfile } from './device-profile.js';
import { knownAdapter } from './known-adapter.js';
import { probeProcessors } from './probe-processors.js';

/** The choices for a device, by what is known of adapters like it; an unknown one is probed. */
export async function createChoices(
  device: GPUDevice,
  info: GPUAdapterInfo | undefined,
  measured: ChoiceTable,
): Promise<AlgorithmChoices> {
  const description = describeGpu(device, info);
  const known = knownAdapter(description);
  const profile = deviceProfile(
    description,
    known ?? { processors: isSoftware(info) ? 2 : await probeProcessors(device) },
  );
  const choices = new AlgorithmChoices(profile, (await known?.choices()) ?? {});
  choices.remember(measured);
  return choices;
}

/** A GPU that is computed by the CPU would take a minute for the probe. */
function isSoftware(info: GPUAdapterInfo | undefined): boolean {
  return info !== undefined && 'isFallbackAdapter' in info && info.isFallbackAdapter === true;
}
