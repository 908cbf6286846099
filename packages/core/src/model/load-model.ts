import type { Registry, Source } from '@automodel/contracts';
import type { DataType } from '@automodel/onnx';
import { prepareDevice } from '#prepare-device';
import { type Checkpoint, openCheckpoint } from '../checkpoint/open-checkpoint.js';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { PreparedDevice } from '../device/prepare-device.js';
import { selectDevice } from '../device/select-device.js';
import { loadFailures } from '../failures/load-failures.js';
import type { StoredParameters } from '../parameters/convert-parameters.js';
import { keyRenaming } from '../parameters/key-renaming.js';
import type { LoadingInfo } from '../parameters/loading-info.js';
import { matchParameters, type ParameterMatch } from '../parameters/match-parameters.js';
import type { ParameterDeclaration } from '../parameters/parameter-declaration.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import { ModelSession } from '../session/model-session.js';
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

/** What weights may be stored in; the graph casts them to the compute type. */
const floatTypes: readonly DataType[] = ['bfloat16', 'float16', 'float32', 'float64'];

interface PlacedWeights extends StoredParameters {
  readonly loadingInfo: LoadingInfo;
}

/** Loads a model class with the weights of a source; closes everything again if that fails. */
export async function loadModel<Table extends OutputTable>(
  plan: ModelPlan<Table>,
  source: Source,
  options: LoadOptions,
): Promise<PreTrainedModel<Table>> {
  // First, for it goes on while this thread builds graphs. What it fails by is found again when the device is chosen.
  const prepared = await prepareDevice?.(plan.registry, options.device ?? 'auto').catch(() => undefined);
  try {
    const { declarations } = await loadModelGraph(plan.head, plan.config);
    const checkpoint = await openCheckpoint(source, { variant: options.variant, signal: options.signal });
    try {
      const placed = await placeCheckpoint(plan, declarations, checkpoint, options);
      return await assemble(plan, placed, options, { source, prepared });
    } catch (error) {
      // What went wrong first is what the caller must hear of; here and below.
      await checkpoint.close().catch(() => undefined);
      throw error;
    }
  } finally {
    await prepared?.preparation.dispose().catch(() => undefined);
  }
}

/** Makes a model class with fresh weights, all from the seed. */
export async function freshModel<Table extends OutputTable>(
  plan: ModelPlan<Table>,
  options: ModelOptions,
): Promise<PreTrainedModel<Table>> {
  const { declarations } = await loadModelGraph(plan.head, plan.config);
  const stored = await withFresh({ placements: new Map(), files: new Map() }, declarations, options.seed);
  const loadingInfo = { missingKeys: declarations.map(({ name }) => name), unexpectedKeys: [], mismatchedKeys: [] };
  return assemble(plan, { ...stored, loadingInfo }, options);
}

/** Adds parameters that come from a seed. The code that generates them is loaded only then. */
async function withFresh(
  stored: StoredParameters,
  missing: readonly ParameterDeclaration[],
  seed: number | undefined,
): Promise<StoredParameters> {
  return (await loadRareLoads()).addFreshParameters(stored, missing, seed);
}

async function assemble<Table extends OutputTable>(
  { head, config, registry }: ModelPlan<Table>,
  { loadingInfo, ...stored }: PlacedWeights,
  options: ModelOptions,
  { source, prepared }: { readonly source?: Source; readonly prepared?: PreparedDevice | undefined } = {},
): Promise<PreTrainedModel<Table>> {
  const { placements, files } = await inType(stored, options.dtype);
  const graph = await loadModelGraph(head, config, placements);
  const target = await selectDevice(registry, options.device ?? 'auto', graph.model);
  const session = new ModelSession(head.className, graph.model, files, target);
  const isQuantized = graph.model.graph.nodes.some(({ opType }) => opType === 'QuantizeLinear');
  const dtype = { storage: storageType(placements), compute: isQuantized ? 'int8' : computeType };
  const checkpoint = 'safetensors';
  const parts = {
    head,
    config,
    graph,
    session,
    target,
    dtype,
    loadingInfo,
    placements,
    files,
    checkpoint,
    source,
  } as const;
  const model = new PreTrainedModel(parts);
  try {
    const { signal, onProgress } = options;
    const inputShapes = source === undefined ? undefined : await expectedShapes(graph.model, source, signal);
    const preparation = prepared?.backend === target.backend ? prepared.preparation : undefined;
    await model.prepare({ signal, onProgress, inputShapes, preparation });
    return model;
  } catch (error) {
    await model.dispose().catch(() => undefined);
    throw error;
  }
}

async function placeCheckpoint(
  { head, config }: ModelPlan<OutputTable>,
  declarations: readonly ParameterDeclaration[],
  checkpoint: Checkpoint,
  options: LoadOptions,
): Promise<PlacedWeights> {
  const own = (await head.loadRenameKey?.(config)) ?? ((key: string) => head.renameKey?.(key, config) ?? key);
  const { found, ...loadingInfo } = matchParameters(declarations, checkpoint.tensors, {
    baseModelPrefix: head.baseModelPrefix,
    renameKey: await keyRenaming(checkpoint.tensors.keys(), options.keyMapping, own),
  });
  const match = { found, ...loadingInfo };
  await checkMatch(match, head, declarations, checkpoint, options);
  await checkDataTypes(match, declarations);
  const missing = declarations.filter(({ name }) => !found.has(name));
  const stored = { placements: found, files: checkpoint.files };
  return {
    ...(missing.length === 0 && options.seed === undefined ? stored : await withFresh(stored, missing, options.seed)),
    loadingInfo,
  };
}

async function checkMatch(
  match: ParameterMatch,
  head: ModelHead<OutputTable>,
  declarations: readonly ParameterDeclaration[],
  checkpoint: Checkpoint,
  { ignoreMismatchedSizes = false, allowFreshInit = false }: LoadOptions,
): Promise<void> {
  const isMismatched = match.mismatchedKeys.length > 0 && !ignoreMismatchedSizes;
  const isStrange = match.found.size === 0 && declarations.length > 0 && !allowFreshInit;
  if (!isMismatched && !isStrange) return;
  const shown = isMismatched ? match : { ...match, mismatchedKeys: [] };
  throw (await loadFailures()).matchError(shown, head.className, declarations, checkpoint);
}

/** The weights in the type that the call asks for. The code that converts is loaded only then. */
async function inType(stored: StoredParameters, dtype: ModelOptions['dtype'] = 'auto'): Promise<StoredParameters> {
  if (dtype === 'auto') return stored;
  return (await loadRareLoads()).convertParameters(stored, dtype);
}

/** Integers in the place of floats are quantized weights: without their scales they would be read as wrong numbers. */
async function checkDataTypes({ found }: ParameterMatch, declarations: readonly ParameterDeclaration[]): Promise<void> {
  for (const { name, dataType } of declarations) {
    const tensor = found.get(name);
    if (tensor === undefined || dataType !== 'float32' || floatTypes.includes(tensor.dataType)) continue;
    if (tensor.scale === undefined) throw (await loadFailures()).integerWeight(tensor, floatTypes);
  }
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
