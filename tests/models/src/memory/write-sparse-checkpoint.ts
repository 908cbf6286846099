import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildModelGraph, type JsonObject } from '@automodel/core';
import { ResNetConfig, ResNetForImageClassification } from '@automodel/model-resnet';

/** Writes a ResNet checkpoint whose weights are all 0: a file with a hole, which takes no room on disk. Gives its size. */
export async function writeSparseCheckpoint(directory: string, fields: JsonObject): Promise<number> {
  const config = { model_type: 'resnet', architectures: ['ResNetForImageClassification'], ...fields };
  const { declarations } = buildModelGraph(ResNetForImageClassification, new ResNetConfig(config));
  let end = 0;
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  for (const { name, dims, dataType } of declarations) {
    const begin = end;
    end += dims.reduce((product, dim) => product * dim, dataType === 'int64' ? 8 : 4);
    header[name] = { dtype: dataType === 'int64' ? 'I64' : 'F32', shape: dims, data_offsets: [begin, end] };
  }
  const text = JSON.stringify(header);
  const json = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(json.length));
  const file = await open(join(directory, 'model.safetensors'), 'w');
  await file.write(Buffer.concat([prefix, json]));
  await file.truncate(8 + json.length + end);
  await file.close();
  await writeFile(join(directory, 'config.json'), JSON.stringify(config));
  await writeFile(
    join(directory, 'preprocessor_config.json'),
    JSON.stringify({ image_processor_type: 'ViTImageProcessor', size: { height: 32, width: 32 } }),
  );
  return 8 + json.length + end;
}
