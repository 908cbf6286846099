import { FunctionBuilder } from '../assembler/function-builder.js';

export const copyPanelName = 'f32-copy-panel';

/** The parameters, in order. Addresses and strides are in bytes. */
export interface CopyPanelArguments {
  /** The first of eight columns of a matrix in rows. */
  readonly source: number;
  /** From row to row. */
  readonly rowBytes: number;
  readonly rows: number;
  /** `[rows][8]`. */
  readonly target: number;
}

/**
 * Copies eight columns of a matrix that only the run knows into a panel. What lies behind the last column is copied along: its products are columns
 * that nobody reads.
 */
export function copyPanel(): FunctionBuilder {
  const builder = new FunctionBuilder(copyPanelName, 4);
  const [source, rowBytes, rows, target] = [0, 1, 2, 3];
  builder.countDown(rows, () => {
    builder.get(target).get(source).loadVector(0).storeVector(0);
    builder.get(target).get(source).loadVector(16).storeVector(16);
    builder.increase(target, 32).increaseBy(source, rowBytes);
  });
  return builder;
}

/** The arguments in the order of the parameters. */
export function copyPanelArguments({ source, rowBytes, rows, target }: CopyPanelArguments): readonly number[] {
  return [source, rowBytes, rows, target];
}
