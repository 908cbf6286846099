/** What sharding needs to know of a tensor. */
export interface SizedTensor {
  readonly name: string;
  /** Bytes in all. */
  readonly length: number;
}

/**
 * Divides tensors into shards in the order given, as `split_state_dict_into_shards_factory` of huggingface_hub does: one that
 * is larger than a shard has a shard of its own.
 * @param limit bytes of a shard.
 */
export function splitShards<Sized extends SizedTensor>(
  tensors: readonly Sized[],
  limit: number,
): readonly (readonly Sized[])[] {
  const shards: Sized[][] = [];
  let current: Sized[] = [];
  let size = 0;
  for (const tensor of tensors) {
    if (tensor.length > limit) {
      shards.push([tensor]);
      continue;
    }
    if (size + tensor.length > limit) {
      shards.push(current);
      current = [];
      size = 0;
    }
    current.push(tensor);
    size += tensor.length;
  }
  if (current.length > 0) shards.push(current);
  return shards;
}
