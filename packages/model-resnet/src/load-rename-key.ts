import type { ResNetConfig } from './resnet-config.js';

/** Checkpoints of configs with `num_layers` have timm's names (under `resnet.`); all others have Transformers', and load no rule. */
export async function loadRenameKey({
  num_layers: layers,
}: ResNetConfig): Promise<((key: string) => string) | undefined> {
  if (layers === undefined) return undefined;
  const loaded = await import('./rename-timm-key.js');
  return loaded.renameTimmKey;
}
