import type { DeviceInfo } from '@automodel/core';
import { printable } from '../output/printable.js';
import { renderTable } from '../output/render-table.js';
import type { Style } from '../output/style.js';
import { wrapText } from '../output/wrap-text.js';

export interface RenderDevicesOptions {
  readonly style: Style;
  /** Columns of the terminal; undefined leaves the lines as long as they are. */
  readonly width: number | undefined;
}

/** Devices as a table; below it, why those that cannot be used here cannot, and how others run here. */
export function renderDevices(devices: readonly DeviceInfo[], { style, width }: RenderDevicesOptions): string[] {
  if (devices.length === 0) return ['No backend is installed, so there is no device.'];
  const automatic = devices.find(({ unavailable, priority }) => unavailable === undefined && priority >= 0);
  const header = ['device', 'backend', 'available', 'description'];
  const table = renderTable([
    { cells: header.map((text) => ({ text, paint: (plain) => style('dim', plain) })) },
    ...devices.map((info) => ({
      cells: [
        { text: info.device },
        { text: info.backend },
        info.unavailable === undefined
          ? { text: info === automatic ? 'yes (auto)' : 'yes', paint: (plain: string) => style('green', plain) }
          : { text: 'no', paint: (plain: string) => style('yellow', plain) },
        { text: info.priority < 0 ? `${info.description}; by name only` : info.description },
      ],
    })),
  ]);
  const reasons = devices.flatMap(({ device, unavailable, notes }) => {
    const texts = unavailable === undefined ? notes : [unavailable];
    return texts.flatMap((text) => ['', ...wrapReason(`${device}: ${printable(text)}`, width)]);
  });
  return [...table, ...reasons];
}

function wrapReason(text: string, width: number | undefined): string[] {
  return width === undefined ? [text] : wrapText(text, width);
}
