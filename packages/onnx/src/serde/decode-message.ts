import { InvalidOnnxFileError } from '@automodel/contracts';
import { type DescMessage, fromBinary, type MessageShape } from '@bufbuild/protobuf';

/**
 * Parses protobuf bytes and converts the message.
 * @throws {InvalidOnnxFileError} whatever is wrong with the bytes: also too deep nesting, which overflows the stack in the parser
 */
export function decodeMessage<Descriptor extends DescMessage, Result>(
  descriptor: Descriptor,
  bytes: Uint8Array,
  convert: (message: MessageShape<Descriptor>) => Result,
): Result {
  try {
    return convert(fromBinary(descriptor, bytes, { readUnknownFields: false }));
  } catch (cause) {
    if (InvalidOnnxFileError.is(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidOnnxFileError({
      problem: `its ${bytes.length} bytes cannot be read as protobuf: ${reason}`,
      cause,
    });
  }
}
