import type { Registry, Source } from '@automodel/contracts';
import { prepareDevice } from '#prepare-device';
import { type Checkpoint, openCheckpoint } from '../checkpoint/open-checkpoint.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { PreparedDevice } from '../device/prepare-device.js';
import { selectDevice } from '../device/select-device.js';
import { floatTypes } from '../parameters/float-types.js';
import { keyRenaming } from '../parameters/key-renaming.js';
import { matchParameters } from '../parameters/match-parameters.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import type { PlacedWeights } from '../parameters/placed-weights.js';
import { ModelSession } from '../session/model-session.js';
import { closingOnFailure } from '../sources/closing-on-failure.js';
import { expectedShapes } from './expected-shapes.js';
import { loadModelGraph } from './load-model-graph.js';
import type { LoadOptions, ModelOptions } from './load-options.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';
import { computeType } from './plain-model-graph.js';
import { PreTrainedModel } from './pre-trained-model.js';
import { loadRareLoads } from './rare-loads/load-rare-loads.js';

/** What of a model is decided before its weights are placed. */
export interface ModelPlan<Table extends OutputTable> {
  readonly head: ModelHead<Table>;
  readonly config: PreTrainedConfig;
  readonly registry: Registry;
}

/** Loads a model class with the weights of a source; closes everything again if that fails. */
export async function loadModel<Table extends OutputTable>(
  plan: ModelPlan<Table>,
  source: Source,
  options: LoadOptions,
): Promise<PreTrainedModel<Table>> {
  // First, for it goes on while this thread builds graphs. What it fails by is found again when the device is chosen.
  const prepared =
    prepareDevice && (await prepareDevice(plan.registry, options.device ?? 'auto').catch(() => undefined));
  try {
    const { declarations } = await loadModelGraph(plan.head, plan.config);
    const checkpoint = await openCheckpoint(source, options);
    return await closingOnFailure(checkpoint.files, async () =>
      assemble(plan, await placeCheckpoint(plan, declarations, checkpoint, options), options, source, prepared),
    );
  } finally {
    if (prepared !== undefined) await prepared.preparation.dispose().catch(() => undefined);
  }
}

/** Makes a model class with fresh weights, all from the seed. */
export async function freshModel<Table extends OutputTable>(
  plan: ModelPlan<Table>,
  options: ModelOptions,
): Promise<PreTrainedModel<Table>> {
  return assemble(plan, await (await loadRareLoads()).freshWeights(plan.head, plan.config, options), options);
}

async function assemble<Table extends OutputTable>(
  { head, config, registry }: ModelPlan<Table>,
  placed: PlacedWeights,
  { device = 'auto', signal, onProgress }: ModelOptions,
  source?: Source,
  prepared?: PreparedDevice,
): Promise<PreTrainedModel<Table>> {
  const { placements, files } = placed;
  const graph = await loadModelGraph(head, config, placements);
  const { model: whole } = graph;
  const target = await selectDevice(registry, device, whole);
  const session = new ModelSession(head.className, whole, files, target);
  const isQuantized = whole.graph.nodes.some(({ opType }) => opType === 'QuantizeLinear');
  const dtype = { storage: storageType(placements), compute: isQuantized ? 'int8' : computeType };
  const model = new PreTrainedModel({
    ...placed,
    head,
    config,
    graph,
    session,
    target,
    dtype,
    checkpoint: 'safetensors',
    source,
  });
  const inputShapes = source && (await expectedShapes(whole, source, signal));
  const preparation = prepared?.backend === target.backend ? prepared.preparation : undefined;
  await model.prepare({ signal, onProgress, inputShapes, preparation });
  return model;
}

async function placeCheckpoint(
  { head, config }: ModelPlan<OutputTable>,
  declarations: readonly ParameterDeclaration[],
  checkpoint: Checkpoint,
  options: LoadOptions,
): Promise<PlacedWeights> {
  const { tensors, files } = checkpoint;
  const own = (await head.loadRenameKey?.(config)) ?? ((key: string) => head.renameKey?.(key, config) ?? key);
  const match = matchParameters(declarations, tensors, {
    baseModelPrefix: head.baseModelPrefix,
    renameKey: await keyRenaming(tensors.keys(), options.keyMapping, own),
  });
  const { found, ...loadingInfo } = match;
  const { seed, dtype = 'auto' } = options;
  const areWanted = declarations.every(({ name, dataType }) => {
    const type = found.get(name)?.dataType;
    return type !== undefined && (dataType === 'int64' || floatTypes.includes(type));
  });
  // The code for all else is loaded only then.
  return areWanted && seed === undefined && dtype === 'auto'
    ? { placements: found, files, loadingInfo }
    : (await loadRareLoads()).adaptedWeights(match, head.className, declarations, checkpoint, options);
}

/** The type of most bytes of the float weights. */
function storageType(placements: ReadonlyMap<string, ParameterPlacement>): string {
  const bytes = new Map<string, number>();
  for (const { dataType, length } of placements.values()) {
    if (dataType !== 'int64') bytes.set(dataType, (bytes.get(dataType) ?? 0) + length);
  }
  const [most] = [...bytes].sort(([, left], [, right]) => right - left);
  return most?.[0] ?? computeType;
}
