import type { Source } from '@automodel/core';

/** Where exports of Optimum and transformers.js lie, the full precision before the smaller ones. */
const usual: readonly string[] = ['onnx/model.onnx', 'model.onnx'];

/**
 * The ONNX file of a repository: where exports usually lie, else the only one that there is. Undefined if there is none, or if there are several and none is the
 * usual one.
 */
export async function findOnnxFile(source: Source, signal?: AbortSignal): Promise<string | undefined> {
  const files = await source.list({ signal });
  const onnx = files.filter((path) => path.endsWith('.onnx'));
  const found = usual.find((path) => onnx.includes(path)) ?? (onnx.length === 1 ? onnx[0] : undefined);
  if (found !== undefined || files.length > 0) return found;
  // Addresses of folders cannot be listed.
  for (const path of usual) {
    const file = await source.open(path, { signal }).catch(() => undefined);
    await file?.close();
    if (file !== undefined) return path;
  }
  return undefined;
}
