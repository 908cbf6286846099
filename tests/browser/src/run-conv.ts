import type { Backend } from '@automodel/contracts';
import { tensorElements } from '@automodel/onnx';
import { decodeTensor } from '@automodel/onnx/serde';
import { Tensor } from 'onnxruntime-common';
import modelAddress from '../../../packages/backend-onnxruntime/fixtures/basic_conv_with_padding/model.onnx?url';
import imageAddress from '../../../packages/backend-onnxruntime/fixtures/basic_conv_with_padding/test_data_set_0/input_0.pb?url';
import kernelAddress from '../../../packages/backend-onnxruntime/fixtures/basic_conv_with_padding/test_data_set_0/input_1.pb?url';
import outputAddress from '../../../packages/backend-onnxruntime/fixtures/basic_conv_with_padding/test_data_set_0/output_0.pb?url';

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answers with status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A recorded tensor of float32 with its name. */
function readTensor(bytes: Uint8Array): { readonly name: string; readonly tensor: Tensor } {
  const constant = decodeTensor(bytes);
  return {
    name: constant.name,
    tensor: new Tensor('float32', Float32Array.from(tensorElements(constant), Number), constant.dims),
  };
}

/** Runs ONNX's own Conv test on a device; gives the values that the device and ONNX's reference have. */
export async function runConv(
  backend: Backend,
  device: string,
): Promise<{ readonly actual: Tensor['data']; readonly expected: Tensor['data'] }> {
  const model = await fetchBytes(modelAddress);
  const image = readTensor(await fetchBytes(imageAddress));
  const kernel = readTensor(await fetchBytes(kernelAddress));
  const output = readTensor(await fetchBytes(outputAddress));
  const session = await backend.createInferenceSessionHandler?.(model, { device, externalData: [] });
  if (session === undefined) throw new Error('The backend does not take bytes.');
  const feeds = { [image.name]: image.tensor, [kernel.name]: kernel.tensor };
  const result = (await session.run(feeds, [output.name]))[output.name];
  await session.dispose();
  if (!(result instanceof Tensor)) throw new Error('The output is no Tensor of onnxruntime-common.');
  return { actual: result.data, expected: output.tensor.data };
}
