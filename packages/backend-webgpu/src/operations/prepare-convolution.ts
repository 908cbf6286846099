import { type ConvolutionStep, foldedNormalization, foldedSources } from '@automodel/compiler';
import type { Dispatch } from '../kernels/dispatch.js';
import { convolutionForm } from './convolution-form.js';
import type { ConvolutionSlots } from './convolution-slots.js';
import { convolutionWork } from './convolution-work.js';
import { depthwiseForm } from './depthwise-form.js';
import { groupedForm } from './grouped-form.js';
import { type OperationContext, placesOf } from './operation-context.js';
import { packProduct } from './pack-product.js';
import { packWinogradProduct } from './pack-winograd-product.js';
import { productForm } from './product-form.js';
import { runsPlainly } from './runs-plainly.js';
import { winogradForm } from './winograd-form.js';

/** Chooses the form in which a convolution runs, packs its weights for it and gives its dispatches. */
export function prepareConvolution(context: OperationContext, step: ConvolutionStep): readonly Dispatch[] {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const key = `${step.weight.name} ${step.normalization?.scale.name ?? ''} ${step.bias?.name ?? ''}`;
  const slots: ConvolutionSlots = {
    key,
    input: context.slot(step.input),
    bias: context.weights.pack({
      key: `${key} bias of ${output.stride}`,
      byteLength: output.stride * 4,
      sources: foldedSources(step),
      write: (tools) => tools.upload(foldedNormalization(step, tools).bias),
    }),
    residual: step.residual === undefined ? undefined : context.slot(step.residual),
    output: context.slot(step.output),
  };
  switch (convolutionForm(step, input, output)) {
    case 'depthwise':
      return depthwiseForm(context, step, slots);
    case 'grouped':
      return groupedForm(context, step, slots);
    case 'product':
      return convolutionProduct(context, step, slots);
  }
}

/** A matrix product, directly or through Winograd's transforms, by the tile that is best for its sizes. */
function convolutionProduct(
  context: OperationContext,
  step: ConvolutionStep,
  slots: ConvolutionSlots,
): readonly Dispatch[] {
  const input = placesOf(context.tensor(step.input));
  const output = placesOf(context.tensor(step.output));
  const { work, places } = convolutionWork(step, input, output, context.floats);
  if (runsPlainly(context, work)) return groupedForm(context, step, slots);
  const algorithm = context.device.choices.choose(work);
  const form = {
    work,
    places,
    left: slots.input,
    bias: slots.bias,
    residual: slots.residual,
    result: slots.output,
    activation: step.activation,
    scratch: (byteLength: number, purpose: string) => context.scratch(purpose, byteLength),
  };
  return algorithm.winograd
    ? winogradForm({ ...form, right: packWinogradProduct(context, step, slots.key, work) }, algorithm)
    : productForm({ ...form, right: packProduct(context, step, slots.key, { work, places }) }, algorithm);
}
