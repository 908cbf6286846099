import { BackendError } from '@automodel/contracts';
import { type Node, nodeLabel } from '@automodel/onnx';

/** An error that names the node. */
export function runFailure(node: Node, cause: unknown): BackendError {
  return new BackendError({
    backend: 'plain',
    operation: 'run',
    reason: `${nodeLabel(node)}: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Check the shapes of the inputs.',
    cause,
  });
}
