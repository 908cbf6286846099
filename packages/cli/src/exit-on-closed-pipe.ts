/**
 * Ends the process quietly when the reader of a stream has seen enough and closes the pipe (`automodel … | head`).
 * @param exit @default process.exit, with the exit code decided so far
 */
export function exitOnClosedPipe(stream: NodeJS.WritableStream, exit: () => void = () => process.exit()): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    exit();
  });
}
