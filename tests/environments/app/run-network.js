import { AutoModelForImageClassification, readSafetensors, Tensor } from '@automodel/core';
import { resnet } from '@automodel/model-resnet';

/** Enough work for more than one thread. */
const largeDims = [2, 3, 256, 256];

/**
 * Loads a network with recorded logits from the bytes of its files, by name, and runs it; also on an input that is large enough for threads.
 * `sum` tells whether two runtimes computed the same of that one.
 */
export async function runNetwork(files, backend) {
  const recorded = await readSafetensors(files['expected.safetensors']);
  const floats = (name) => {
    const { bytes, dims } = recorded.get(name);
    return { data: new Float32Array(bytes.slice().buffer), dims };
  };
  const checkpoint = { 'config.json': files['config.json'], 'model.safetensors': files['model.safetensors'] };
  const model = await AutoModelForImageClassification.fromPretrained(checkpoint, { use: [backend, resnet] });
  const run = async ({ data, dims }) => {
    const { logits } = await model.forward({ pixelValues: new Tensor('float32', data, dims) });
    return logits.data;
  };
  const logits = await run(floats('pixel_values'));
  const wanted = floats('logits').data;
  const large = {
    dims: largeDims,
    data: Float32Array.from({ length: largeDims.reduce((product, dim) => product * dim) }, (_, at) => Math.sin(at)),
  };
  const notesOf = () => model.deviceReport.find(({ chosen }) => chosen)?.notes;
  await run(large);
  // Threads that start meanwhile are used from the next run on; a busy machine takes its time to start them.
  let largeLogits;
  let notes;
  for (let waits = 0; waits < 20; waits++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    largeLogits = await run(large);
    notes = notesOf();
    if (!notes?.some((note) => note.includes('not started yet'))) break;
  }
  await model.dispose();
  return {
    largestError: Math.max(...Array.from(logits, (value, index) => Math.abs(value - wanted[index]))),
    largeLogits: Array.from(largeLogits),
    notes,
  };
}
