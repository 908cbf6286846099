import type { Builder, Offset } from 'flatbuffers';
import { type TableName, tfliteTables } from './tflite-tables.js';

/**
 * Writes a table of the format; what its fields lead to has to be written before.
 *
 * @throws {TypeError} if the table has no field of a name.
 */
export function writeTable(builder: Builder, name: TableName, values: Readonly<Record<string, number>>): Offset {
  const fields = tfliteTables[name];
  builder.startObject(Math.max(0, ...Object.values(fields).map(([slot]) => slot + 1)));
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key];
    if (field === undefined) throw new TypeError(`The table ${name} has no field ${key}.`);
    const [slot, type] = field;
    switch (type) {
      case 'boolean':
      case 'int8':
        builder.addFieldInt8(slot, value, 0);
        break;
      case 'int32':
        builder.addFieldInt32(slot, value, 0);
        break;
      case 'offset':
        builder.addFieldOffset(slot, value, 0);
        break;
    }
  }
  return builder.endObject();
}
