import {
  AutoBackbone,
  AutoConfig,
  AutoModel,
  AutoModelForImageClassification,
  type DeviceOption,
  type PluginList,
  Tensor,
  UnsupportedHeadError,
  UnsupportedOperatorsError,
} from '@automodel/core';
import { compareTensor } from '../compare/compare-tensor.js';
import { layerOutputs } from '../compare/layer-outputs.js';
import { namedOutputs } from '../compare/named-outputs.js';
import type { NumberTensor } from '../compare/number-tensor.js';
import { numberTensorOf } from '../compare/number-tensor-of.js';
import { requirePixelValues } from '../compare/require-pixel-values.js';
import { runLayers } from '../compare/run-layers.js';
import type { TensorComparison } from '../compare/tensor-comparison.js';
import { type AutoClass, type AutoLoadedModel, autoClassFor } from '../inspect/auto-class-for.js';
import type { Verification } from './verification.js';

export interface VerifyModelOptions {
  /** What Python recorded, by name: `pixel_values`, outputs, and `modules.PATH` for what single modules gave. */
  readonly reference: ReadonlyMap<string, NumberTensor>;
  readonly referenceFile: string;
  readonly plugins: PluginList;
  readonly device: DeviceOption;
  readonly tolerance: number;
}

const inputNames: readonly string[] = ['pixel_values', 'labels'];
const modulePrefix = 'modules.';

/** A comparison with the place of its tensor in the graph. */
interface PlacedComparison {
  readonly place: number;
  readonly comparison: TensorComparison;
}

/**
 * Runs a checkpoint on the recorded images and compares all that was recorded: with its own class, then with the other classes of
 * the model type for what that one does not give.
 * @throws {AutomodelError} if the checkpoint cannot be loaded.
 */
export async function verifyModel(directory: string, options: VerifyModelOptions): Promise<Verification> {
  const { reference, plugins, device, tolerance } = options;
  const pixelValues = requirePixelValues(reference, options.referenceFile);
  const { architectures } = await AutoConfig.fromPretrained(directory, { use: plugins });
  const own = autoClassFor(architectures[0]);
  const wanted = new Set([...reference.keys()].filter((name) => !inputNames.includes(name)));
  const placed: PlacedComparison[] = [];
  let lossNote: string | undefined;
  const compare = (name: string, actual: NumberTensor, place: number): void => {
    const expected = reference.get(name);
    if (expected === undefined || !wanted.delete(name)) return;
    placed.push({ place, comparison: compareTensor(name, actual, expected, tolerance) });
  };

  const compareOutputs = async (model: AutoLoadedModel): Promise<void> => {
    const outputs = await model.forward({ pixelValues }, { outputHiddenStates: true });
    const places = placesIn(model);
    for (const [name, actual] of namedOutputs(outputs)) compare(name, actual, places.get(name) ?? places.size);
    const labels = reference.get('labels');
    if (labels === undefined || !wanted.has('loss') || !('logits' in outputs) || outputs.logits === undefined) return;
    try {
      const { data } = await numberTensorOf(await model.loss({ logits: outputs.logits, labels: labelTensor(labels) }));
      compare('loss', { dims: reference.get('loss')?.dims ?? [], data }, places.size);
    } catch (error) {
      if (!UnsupportedOperatorsError.is(error)) throw error;
      // The loss is a graph of its own: that a device cannot train says nothing of the model.
      wanted.delete('loss');
      lossNote = error.message.replace(` ${error.remedy}`, '');
    }
  };

  const model = await own.fromPretrained(directory, { use: plugins, device });
  const places = placesIn(model);
  const layers = layerOutputs(model.graph);
  const { className, device: chosen, loadingInfo } = model;
  try {
    await compareOutputs(model);
  } finally {
    await model.dispose();
  }
  if ([...wanted].some((name) => name.startsWith(modulePrefix))) {
    const values = await runLayers(directory, pixelValues, { autoClass: own, plugins, device: chosen });
    for (const [layer, value] of values) {
      compare(`${modulePrefix}${layer}`, value, places.get(layers.get(layer) ?? '') ?? 0);
    }
  }
  for (const autoClass of [AutoModelForImageClassification, AutoModel, AutoBackbone]) {
    if (autoClass === own || ![...wanted].some((name) => !name.startsWith(modulePrefix))) continue;
    await withOther(autoClass, directory, { use: plugins, device: chosen }, compareOutputs);
  }
  const comparisons = placed.sort((left, right) => left.place - right.place).map(({ comparison }) => comparison);
  return { className, device: chosen, loadingInfo, comparisons, notCompared: [...wanted], lossNote };
}

/** Another class counts only if the checkpoint has all its weights: fresh ones give other numbers. */
async function withOther(
  autoClass: AutoClass,
  directory: string,
  options: { readonly use: PluginList; readonly device: DeviceOption },
  work: (model: AutoLoadedModel) => Promise<void>,
): Promise<void> {
  let model: AutoLoadedModel;
  try {
    model = await autoClass.fromPretrained(directory, options);
  } catch (error) {
    if (UnsupportedHeadError.is(error)) return;
    throw error;
  }
  try {
    if (model.loadingInfo.missingKeys.length === 0) await work(model);
  } finally {
    await model.dispose();
  }
}

/** The position of each value of a graph, in the order of computation. */
function placesIn({ graph }: AutoLoadedModel): ReadonlyMap<string, number> {
  return new Map(graph.graph.nodes.flatMap(({ outputs }, index) => outputs.map((name) => [name, index])));
}

/** Class indices are integers; what is not is a target of regression or of several labels. */
function labelTensor({ data, dims }: NumberTensor): Tensor {
  if (data instanceof BigInt64Array) return new Tensor('int64', data, dims);
  return new Tensor('float32', Float32Array.from(data, Number), dims);
}
