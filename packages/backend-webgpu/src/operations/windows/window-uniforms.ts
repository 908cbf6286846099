import type { GeneralWindow } from '@automodel/compiler';
import { UnsupportedOperatorsError } from '@automodel/contracts';
import { windowAxes } from '../../kernels/windows/window-fields.js';

/** A window of a step, which errors name. */
type NamedWindow = GeneralWindow & { readonly kind: string; readonly name: string };

/** A window as uniforms: what it slides over, and how many positions it takes there. */
export function windowUniforms(
  step: NamedWindow,
  size: readonly number[],
  places: readonly number[],
): Readonly<Record<'before' | 'dilations' | 'kernel' | 'places' | 'size' | 'strides', readonly number[]>> {
  return {
    size: axes(step, size, 1),
    places: axes(step, places, 1),
    kernel: axes(step, step.kernel, 1),
    strides: axes(step, step.strides, 1),
    dilations: axes(step, step.dilations, 1),
    before: axes(step, step.before, 0),
  };
}

/** Numbers of spatial axes, filled up in front. */
export function axes({ kind, name }: NamedWindow, values: readonly number[], filling: number): readonly number[] {
  if (values.length > windowAxes) {
    const operators = [`${kind} over more than ${windowAxes} axes ("${name}")`];
    throw new UnsupportedOperatorsError({ missing: [{ device: 'webgpu', operators }] });
  }
  return [...Array.from({ length: windowAxes - values.length }, () => filling), ...values];
}
