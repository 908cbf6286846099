import { type DataType, env, pipeline } from '@huggingface/transformers';

window.classify = async (address, image, dtype) => {
  // Its own defaults, but from this server in place of the Hub and of its CDN.
  env.allowLocalModels = false;
  const { wasm } = env.backends.onnx;
  if (wasm !== undefined) wasm.wasmPaths = new URL('/onnxruntime-web/', location.href).href;
  const split = address.lastIndexOf('/');
  env.remoteHost = address.slice(0, split + 1);
  env.remotePathTemplate = '{model}/';
  const options = dtype === 'default' ? {} : { dtype: dtype as DataType };
  const classifier = await pipeline('image-classification', address.slice(split + 1), options);
  const [best] = await classifier(image, { top_k: 1 });
  return best !== undefined && 'label' in best ? String(best.label) : 'none';
};
