import type { BufferSlot } from '../memory/buffer-slot.js';
import type { Kernel } from './kernel.js';
import type { UniformValues } from './uniform-fields.js';

/** One run of a kernel: its buffers by the names of its bindings, its uniforms, and how many workgroups. */
export interface Dispatch {
  readonly kernel: Kernel;
  readonly buffers: Readonly<Record<string, BufferSlot>>;
  readonly uniforms: UniformValues;
  readonly workgroups: readonly [x: number, y: number, z: number];
}

/** A dispatch whose buffers and uniforms are those of its kernel. A buffer that is written must not be bound a second time. */
export function dispatch<Field extends string, Binding extends string>(
  kernel: Kernel<Field, Binding>,
  options: {
    readonly buffers: Readonly<Record<NoInfer<Binding>, BufferSlot>>;
    readonly uniforms: UniformValues<NoInfer<Field>>;
    readonly workgroups: readonly [x: number, y: number, z: number];
  },
): Dispatch {
  return { kernel, ...options };
}
