import { loadFailures } from '../failures/load-failures.js';
import type { LoadingInfo } from '../parameters/loading-info.js';
import type { SourceInput } from '../sources/resolve-source.js';
import type { LoadOptions } from './load-options.js';
import type { OutputTable } from './output-table.js';
import type { PreTrainedModel } from './pre-trained-model.js';

/** `fromPretrained` of a model class. With `outputLoadingInfo` it gives `model.loadingInfo` beside the model, as in Python. */
export interface LoadModelFunction<Table extends OutputTable, Options extends LoadOptions = LoadOptions> {
  (
    source: SourceInput,
    options: Options & { readonly outputLoadingInfo: true },
  ): Promise<readonly [model: PreTrainedModel<Table>, loadingInfo: LoadingInfo]>;
  (
    source: SourceInput,
    options?: Options & { readonly outputLoadingInfo?: false | undefined },
  ): Promise<PreTrainedModel<Table>>;
}

/** Adds the option `outputLoadingInfo` to a function that loads models. */
export function loadModelFunction<Table extends OutputTable, Options extends LoadOptions = LoadOptions>(
  load: (source: SourceInput, options: Options | undefined) => Promise<PreTrainedModel<Table>>,
): LoadModelFunction<Table, Options> {
  function fromPretrained(
    source: SourceInput,
    options: Options & { readonly outputLoadingInfo: true },
  ): Promise<readonly [PreTrainedModel<Table>, LoadingInfo]>;
  function fromPretrained(source: SourceInput, options?: Options): Promise<PreTrainedModel<Table>>;
  async function fromPretrained(
    source: SourceInput,
    options?: Options & { readonly outputLoadingInfo?: boolean | undefined },
  ): Promise<PreTrainedModel<Table> | readonly [PreTrainedModel<Table>, LoadingInfo]> {
    if (options?.outputLoadingInfo === undefined) return load(source, options);
    const { outputLoadingInfo, ...others } = options;
    if (typeof outputLoadingInfo !== 'boolean') throw (await loadFailures()).noLoadingInfo(outputLoadingInfo);
    // What is left of the options is what `load` takes, which TypeScript cannot follow through a type parameter.
    const model = await load(source, others as unknown as Options);
    return outputLoadingInfo ? [model, model.loadingInfo] : model;
  }
  return fromPretrained;
}
