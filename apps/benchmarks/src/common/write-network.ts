import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ResNetName, writeFreshResNet } from './write-fresh-resnet.js';
import { writeOnnx } from './write-onnx.js';

/**
 * A fresh checkpoint of a known name, or a copy of a directory; with the same as ONNX beside it.
 * @returns the name of the network, which is that of its directory in the folder.
 */
export async function writeNetwork(name: string, folder: string): Promise<string> {
  const network = basename(name);
  const directory = join(folder, network);
  if (isResNetName(name)) await writeFreshResNet(name, directory);
  else await cp(name, directory, { recursive: true });
  await writeOnnx(directory);
  return network;
}

function isResNetName(name: string): name is ResNetName {
  return name === 'resnet-18' || name === 'resnet-50';
}
