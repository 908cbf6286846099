/** timm's names of a ResNet's parts and Transformers', as patterns of whole keys. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^conv1\./, 'resnet.embedder.embedder.convolution.'],
  [/^bn1\./, 'resnet.embedder.embedder.normalization.'],
  [/^fc\./, 'classifier.1.'],
];

const layerKey = /^layer(\d+)\.(\d+)\.(?:(conv|bn)(\d+)|downsample\.([01]))\.(\w+)$/;

/** timm's name of a parameter as Transformers' name in a model with a head; other names unchanged. */
export function renameTimmKey(key: string): string {
  const name = key.replace(/^(resnet|model)\./, '');
  const rule = rules.find(([pattern]) => pattern.test(name));
  if (rule !== undefined) return name.replace(rule[0], rule[1]);
  const match = layerKey.exec(name);
  if (match === null) return key;
  const [, stage, layer, kind, position, shortcut, parameter] = match;
  const path = `resnet.encoder.stages.${Number(stage) - 1}.layers.${layer}`;
  const part = kind === 'conv' || shortcut === '0' ? 'convolution' : 'normalization';
  return `${path}.${kind === undefined ? 'shortcut' : `layer.${Number(position) - 1}`}.${part}.${parameter}`;
}
