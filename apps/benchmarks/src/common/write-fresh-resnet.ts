import { ResNetConfig } from '@automodel/model-resnet';
import { writeResNet } from './write-resnet.js';

const architectures = {
  'resnet-18': { layer_type: 'basic', depths: [2, 2, 2, 2], hidden_sizes: [64, 128, 256, 512] },
  'resnet-50': { layer_type: 'bottleneck', depths: [3, 4, 6, 3], hidden_sizes: [256, 512, 1024, 2048] },
  'resnet-101': { layer_type: 'bottleneck', depths: [3, 4, 23, 3], hidden_sizes: [256, 512, 1024, 2048] },
  'resnet-152': { layer_type: 'bottleneck', depths: [3, 8, 36, 3], hidden_sizes: [256, 512, 1024, 2048] },
} as const;

/** The ResNets of Microsoft's repositories. */
export type ResNetName = keyof typeof architectures;

/** The architecture and the processor of microsoft/resnet-18 or -50; fresh weights take as long as trained ones. */
export async function writeFreshResNet(name: ResNetName, directory: string): Promise<void> {
  const labels = Array.from({ length: 1000 }, (_, index) => [index, `class ${index}`]);
  const config = new ResNetConfig({ ...architectures[name], id2label: Object.fromEntries(labels) });
  await writeResNet(config, directory);
}
