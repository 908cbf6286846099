import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFreshResNet } from './write-fresh-resnet.js';
import { writeOnnx } from './write-onnx.js';

/** A network as both contestants load it: a directory with a checkpoint and, of the same graph and weights, onnx/model.onnx. */
export interface Network {
  readonly name: string;
  readonly title: string;
  readonly directory: string;
  /** Fresh weights give nearly every image the same class, so classes say nothing. */
  readonly trained: boolean;
}

/** Writes the networks of the image benchmark into a directory. */
export async function writeNetworks(directory: string, bundled: string): Promise<readonly Network[]> {
  const networks: readonly Network[] = [
    {
      name: 'small',
      title: 'bundled classifier (2.8 M parameters, 64 px)',
      directory: join(directory, 'small'),
      trained: true,
    },
    {
      name: 'resnet-50',
      title: 'ResNet-50 of fresh weights (25.6 M parameters, 224 px)',
      directory: join(directory, 'resnet-50'),
      trained: false,
    },
  ];
  const [small, resnet50] = networks;
  if (small !== undefined) await cp(bundled, small.directory, { recursive: true });
  if (resnet50 !== undefined) await writeFreshResNet('resnet-50', resnet50.directory);
  for (const network of networks) await writeOnnx(network.directory);
  return networks;
}
