import {
  AutoImageProcessor,
  type AutoModelClass,
  joinRows,
  type LoadOptions,
  type Outputs,
  type OutputTable,
  type PreTrainedModel,
  resolveSource,
  type SourceInput,
  type Tensor,
} from '@automodel/core';
import type { ImageInput } from './image-input.js';
import type { ImageTaskOptions } from './image-task-options.js';
import type { ImageTaskParts } from './image-task-parts.js';

/** What image tasks have in common: all of a `TaskRunner` but what becomes of the model's outputs. */
export interface ImageTask<Table extends OutputTable> {
  readonly parts: ImageTaskParts<Table>;
  prepare(image: ImageInput, options: ImageTaskOptions): Promise<Tensor>;
  batchKey(pixelValues: Tensor): string;
  forward(images: readonly Tensor[], signal: AbortSignal): Promise<Outputs<Table>>;
  dispose(): Promise<void>;
}

/** Loads model and processor of a checkpoint, or takes those that were passed in. */
export async function loadImageTask<Table extends OutputTable>(
  autoClass: AutoModelClass<Table>,
  source: SourceInput | ImageTaskParts<Table>,
  options: LoadOptions,
): Promise<ImageTask<Table>> {
  const isOwner = !isParts(source);
  const parts = isOwner ? await loadParts(autoClass, source, options) : source;
  return {
    parts,
    async prepare(image, { settings }) {
      const { pixelValues } = await parts.processor(image, settings);
      return pixelValues;
    },
    batchKey: ({ dims }) => dims.slice(1).join('x'),
    async forward(images, signal) {
      // What is joined here is used nowhere else.
      const options = { outputHiddenStates: false, signal, transferInputs: images.length > 1 };
      return parts.model.forward({ pixelValues: await joinRows(images) }, options);
    },
    async dispose() {
      if (isOwner) await parts.model.dispose();
    },
  };
}

async function loadParts<Table extends OutputTable>(
  autoClass: AutoModelClass<Table>,
  input: SourceInput,
  options: LoadOptions,
): Promise<ImageTaskParts<Table>> {
  const source = await resolveSource(input, { ...options, onProgress: undefined });
  const { use, registry, signal } = options;
  // First, since it is the one that fails fast.
  const processor = await AutoImageProcessor.fromPretrained(source, {
    ...(use === undefined ? {} : { use }),
    ...(registry === undefined ? {} : { registry }),
    ...(signal === undefined ? {} : { signal }),
  });
  // The source is the folder already.
  return { model: await autoClass.fromPretrained(source, { ...options, subfolder: undefined }), processor };
}

function isParts<Table extends OutputTable>(
  source: SourceInput | ImageTaskParts<Table>,
): source is ImageTaskParts<Table> {
  return typeof source === 'object' && 'processor' in source && 'model' in source && isModel(source.model);
}

function isModel(value: unknown): value is PreTrainedModel {
  return typeof value === 'object' && value !== null && 'forward' in value;
}
