import { findPlugins } from '../plugins/find-plugins.js';
import { type RegistryOptions, registryOf } from '../plugins/registry-options.js';

/** A device that a registered backend offers. */
export interface DeviceInfo {
  readonly device: string;
  readonly backend: string;
  readonly description: string;
  readonly priority: number;
  /** Why it cannot be used here; undefined if it can. */
  readonly unavailable: string | undefined;
  /** How it would run here, such as on how many threads and why. */
  readonly notes: readonly string[];
}

/** Every device that registered backends offer, the one that `auto` would take first. */
export async function listDevices(options: RegistryOptions = {}): Promise<readonly DeviceInfo[]> {
  const devices = findPlugins(registryOf(options), 'backend').flatMap((backend) =>
    backend.devices.map(
      async ({ name, description, priority }): Promise<DeviceInfo> => ({
        device: name,
        backend: backend.key,
        description,
        priority,
        unavailable: await backend.unavailable(name),
        notes: backend.notes?.(name) ?? [],
      }),
    ),
  );
  return (await Promise.all(devices)).sort((left, right) => right.priority - left.priority);
}
