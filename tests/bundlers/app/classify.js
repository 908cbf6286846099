import {
  AutoConfig,
  AutoImageProcessor,
  AutoModelForImageClassification,
  globalRegistry,
  listDevices,
  readSafetensors,
  Tensor,
} from '@automodel/core';

/** Uses every plugin of the app: a published model type, a third party's model type and image processor, a backend. */
export async function classify(options) {
  const [config, weights, expected] = await Promise.all(
    ['config.json', 'model.safetensors', 'expected.safetensors'].map(async (name) => {
      const response = await fetch(`checkpoint/${name}`);
      return new Uint8Array(await response.arrayBuffer());
    }),
  );
  const recorded = await readSafetensors(expected);
  const floats = (name) => {
    const { bytes, dims } = recorded.get(name);
    return { data: new Float32Array(bytes.slice().buffer), dims };
  };
  const pixels = floats('pixel_values');
  const checkpoint = { 'config.json': config, 'model.safetensors': weights };
  const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { ...options, device: 'wasm' });
  const { logits } = await model.forward({ pixelValues: new Tensor('float32', pixels.data, pixels.dims) });
  const wanted = floats('logits').data;
  const largestError = Math.max(
    ...Array.from(await logits.getData(), (value, index) => Math.abs(value - wanted[index])),
  );

  const settings = { 'preprocessor_config.json': JSON.stringify({ image_processor_type: 'CifarImageProcessor' }) };
  const processor = await AutoImageProcessor.fromPretrained(settings, options);
  const { pixelValues } = await processor(new Uint8Array(3072));
  const cifar = AutoConfig.forModel('cifar_resnet', { num_labels: 10 }, options);
  return {
    largestError,
    device: model.device,
    notes: (await listDevices(options)).flatMap(({ notes }) => notes),
    thirdParty: { modelType: cifar.model_type, labels: cifar.num_labels, dims: pixelValues.dims },
    registered: ['backend', 'image-processor', 'model'].flatMap((kind) =>
      globalRegistry()
        .list(kind)
        .map(({ key }) => key),
    ),
  };
}
