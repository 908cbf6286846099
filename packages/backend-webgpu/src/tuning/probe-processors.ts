/** Workgroups of the long dispatch: more than most GPUs run at a time, few enough for a small one. */
const workgroups = 160;

/** Rounds of a thread: about half a millisecond, five times what browsers round timestamps to. */
const rounds = 20_000;

/** A workgroup of 256 threads with eight sums each keeps one processor busy, so that a second one there takes its time away. */
const code = `
@group(0) @binding(0) var<storage, read_write> results: array<f32>;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) global: vec3u) {
  var low = vec4f(f32(global.x));
  var high = low + 1;
  for (var round = 0u; round < ${rounds}u; round++) {
    low = fma(low, vec4f(0.5), vec4f(1));
    high = fma(high, vec4f(0.25), vec4f(2));
  }
  results[global.x] = dot(low, high);
}
`;

/**
 * Measures how many processors a device has: by how much longer many workgroups take than one. Takes some hundredths of a second. Undefined without
 * `timestamp-query`, or if the clock tells nothing.
 */
export async function probeProcessors(device: GPUDevice): Promise<number | undefined> {
  if (!device.features.has('timestamp-query')) return undefined;
  const pipeline = await device.createComputePipelineAsync({
    label: 'probe',
    layout: 'auto',
    compute: { module: device.createShaderModule({ label: 'probe', code }), entryPoint: 'main' },
  });
  const results = device.createBuffer({ label: 'probe', size: workgroups * 256 * 4, usage: 0x80 });
  const resolved = device.createBuffer({ label: 'probe', size: 64, usage: 0x204 });
  const reading = device.createBuffer({ label: 'probe', size: 64, usage: 0x9 });
  const querySet = device.createQuerySet({ type: 'timestamp', count: 6 });
  try {
    const group = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [{ binding: 0, resource: { buffer: results } }],
    });
    const encoder = device.createCommandEncoder({ label: 'probe' });
    // The first wakes the GPU up.
    for (const [index, count] of [workgroups, 1, workgroups].entries()) {
      const pass = encoder.beginComputePass({
        timestampWrites: { querySet, beginningOfPassWriteIndex: index * 2, endOfPassWriteIndex: index * 2 + 1 },
      });
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(count);
      pass.end();
    }
    encoder.resolveQuerySet(querySet, 0, 6, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, reading, 0, 48);
    device.queue.submit([encoder.finish()]);
    await reading.mapAsync(1);
    const [, , oneBegin = 0n, oneEnd = 0n, manyBegin = 0n, manyEnd = 0n] = new BigUint64Array(
      reading.getMappedRange().slice(0, 48),
    );
    return processorsOf(Number(oneEnd - oneBegin), Number(manyEnd - manyBegin));
  } finally {
    for (const buffer of [results, resolved, reading]) buffer.destroy();
    querySet.destroy();
  }
}

/** So many processors share the workgroups of the long dispatch. */
function processorsOf(one: number, many: number): number | undefined {
  if (!(one > 0 && many > 0)) return undefined;
  return Math.min(Math.max(Math.round((workgroups * one) / many), 1), workgroups);
}
