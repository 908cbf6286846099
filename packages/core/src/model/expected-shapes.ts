import type { Source } from '@automodel/contracts';
import type { Model } from '@automodel/onnx';
import { readProcessorSettings } from '../image-processing/read-processor-settings.js';
import { isJsonObject } from '../json/is-json-object.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';

/**
 * The shapes that the first run will probably have: one image of the size that the checkpoint's image processor makes. A hint only: undefined
 * where the checkpoint has no processor or the size depends on the image, and the first run then prepares for what it is given.
 */
export async function expectedShapes(
  { graph }: Model,
  source: Source,
  signal?: AbortSignal,
): Promise<Readonly<Record<string, readonly number[]>> | undefined> {
  const [input, ...others] = graph.inputs;
  if (input?.name !== 'pixel_values' || others.length > 0) return undefined;
  // A processor that is missing or broken is reported by who needs it.
  const settings = await readProcessorSettings(source, signal).catch(() => undefined);
  const size = settings === undefined ? undefined : imageSize(settings.fields);
  const channels = input.type?.kind === 'tensor' ? input.type.shape?.[1] : undefined;
  if (size === undefined || typeof channels !== 'number') return undefined;
  return { pixel_values: [1, channels, ...size] };
}

function imageSize(fields: JsonObject): readonly [height: number, width: number] | undefined {
  const { pretrained_cfg: timm, crop_size: crop, size } = fields;
  if (isJsonObject(timm) && Array.isArray(timm.input_size)) {
    const [, height, width] = timm.input_size;
    return sidesOf({ height, width });
  }
  // ConvNeXT's processor, which ResNet uses, crops to a square of this side.
  const isSquare = String(fields.image_processor_type ?? fields.feature_extractor_type).startsWith('ConvNext');
  const edge = isSquare && isJsonObject(size) ? size.shortest_edge : undefined;
  return sidesOf((fields.do_center_crop === false ? undefined : crop) ?? size) ?? sidesOf(edge);
}

function sidesOf(size: JsonValue | undefined): readonly [height: number, width: number] | undefined {
  if (typeof size === 'number') return [size, size];
  if (!isJsonObject(size)) return undefined;
  const { height, width } = size;
  return typeof height === 'number' && typeof width === 'number' ? [height, width] : undefined;
}
