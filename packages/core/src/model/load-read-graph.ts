import { InvalidOptionError, type Registry, type Source } from '@automodel/contracts';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import { selectDevice } from '../device/select-device.js';
import type { ReadGraph } from '../plugins/graph-reader-plugin.js';
import { ModelSession } from '../session/model-session.js';
import { closingOnFailure } from '../sources/closing-on-failure.js';
import { expectedShapes } from './expected-shapes.js';
import { graphInTable } from './graph-in-table.js';
import type { ModelOptions } from './load-options.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';
import { placementsOfGraph } from './placements-of-graph.js';
import { PreTrainedModel } from './pre-trained-model.js';

/** What Auto classes know of a graph that a checkpoint brings along. */
export interface LoadReadGraphPlan<Table extends OutputTable> {
  /** The Auto class, such as `AutoModelForImageClassification`. */
  readonly autoClass: string;
  readonly outputs: Table;
  readonly config: PreTrainedConfig;
  readonly registry: Registry;
}

/** Loads a graph that a checkpoint brings along as a model of an Auto class; closes its files again if that fails. */
export async function loadReadGraph<Table extends OutputTable>(
  { autoClass, outputs, config, registry }: LoadReadGraphPlan<Table>,
  { model: read, files }: ReadGraph,
  source: Source,
  options: ModelOptions,
): Promise<PreTrainedModel<Table>> {
  return closingOnFailure(files, async () => {
    const className = autoClass.replace(/^AutoModel/, 'OnnxModel').replace(/^Auto/, 'Onnx');
    const graph = graphInTable(read, outputs, autoClass);
    const head: ModelHead<Table> = {
      className,
      baseModelPrefix: '',
      outputs,
      channels: () => 'channels',
      graph: () => {
        const problem = `${className} has a graph from its checkpoint`;
        throw new InvalidOptionError({ option: 'graph', value: undefined, problem, remedy: 'Load it from there.' });
      },
    };
    const target = await selectDevice(registry, options.device ?? 'auto', graph.model);
    const session = new ModelSession(className, graph.model, files, target);
    const dtype = { storage: 'as stored', compute: 'as stored' };
    const loadingInfo = { missingKeys: [], unexpectedKeys: [], mismatchedKeys: [] };
    const model = new PreTrainedModel({
      head,
      config,
      graph,
      session,
      target,
      dtype,
      loadingInfo,
      placements: placementsOfGraph(graph.model),
      files,
      checkpoint: 'onnx',
      source,
    });
    const { signal, onProgress } = options;
    await model.prepare({ signal, onProgress, inputShapes: await expectedShapes(graph.model, source, signal) });
    return model;
  });
}
