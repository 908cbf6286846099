import type { ByteSource, Plugin, Source } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';

/** A graph that a checkpoint brings along. */
export interface ReadGraph {
  readonly model: Model;
  /** The bytes of its weights, by the location that external initializers name; closed with the model. */
  readonly files: ReadonlyMap<string, ByteSource>;
}

export interface ReadGraphOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads checkpoints that bring a graph of their own, such as ONNX files. Auto classes ask it where no model class can read the checkpoint: it has no
 * safetensors, or its model type is not registered.
 */
export interface GraphReaderPlugin extends Plugin {
  readonly kind: 'graph-reader';
  /** The graph of a source; undefined if there is none. */
  readGraph(source: Source, options?: ReadGraphOptions): Promise<ReadGraph | undefined>;
}
