import type { Source } from '@automodel/contracts';
import type { PreTrainedConfig } from '../config/pre-trained-config.js';
import type { SelectedDevice } from '../device/select-device.js';
import type { LoadingInfo } from '../parameters/loading-info.js';
import type { ParameterPlacement } from '../parameters/parameter-placement.js';
import type { ModelSession } from '../session/model-session.js';
import type { WeightFiles } from '../session/weight-files.js';
import type { ModelHead } from './model-head.js';
import type { OutputTable } from './output-table.js';
import type { ModelGraph } from './plain-model-graph.js';

/** The data types of a model: how its weights are stored, and in what it computes. */
export interface ModelDataType {
  /** The type of most weights in the files, such as `float16` or `int8`. */
  readonly storage: string;
  /** `float32`, or `int8` where a quantized model's convolutions multiply integers on devices that can. */
  readonly compute: string;
}

/** Everything that a loaded model consists of. */
export interface ModelParts<Table extends OutputTable> {
  readonly head: ModelHead<Table>;
  readonly config: PreTrainedConfig;
  readonly graph: ModelGraph;
  readonly session: ModelSession;
  readonly target: SelectedDevice;
  readonly dtype: ModelDataType;
  readonly loadingInfo: LoadingInfo;
  /** Where the bytes of every parameter are. */
  readonly placements: ReadonlyMap<string, ParameterPlacement>;
  readonly files: WeightFiles;
  /** What its checkpoint consists of: weights for a model class, or an ONNX file with the graph. */
  readonly checkpoint: 'onnx' | 'safetensors';
  /** Where it came from; undefined for a fresh one. */
  readonly source?: Source | undefined;
}
