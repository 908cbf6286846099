import type { EncodedDispatch } from './dispatch-groups.js';

/** Encodes dispatches into a pass; a pipeline that is set already is not set again. */
export function encodeDispatches(pass: GPUComputePassEncoder, dispatches: readonly EncodedDispatch[]): void {
  let current: GPUComputePipeline | undefined;
  for (const { pipeline, group, workgroups } of dispatches) {
    if (pipeline !== current) pass.setPipeline(pipeline);
    current = pipeline;
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(...workgroups);
  }
}
