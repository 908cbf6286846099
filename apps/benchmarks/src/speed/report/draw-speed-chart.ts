import type { SpeedMeasurement, SpeedReport } from './speed-report.js';

const rowHeight = 22;
const labelWidth = 330;
const barWidth = 420;

/** Bars of how many times as fast as each library automodel is, as an SVG picture that is readable on light and dark pages. */
export function drawSpeedChart({ speeds, date, machine }: SpeedReport): string {
  const rows = speeds.filter(({ batch }) => batch === 1);
  const largest = Math.max(1, ...rows.map(({ ratio }) => ratio));
  const scale = barWidth / largest;
  const height = 70 + rows.length * rowHeight;
  const bars = rows.map((row, index) => drawRow(row, 44 + index * rowHeight, scale));
  const one = labelWidth + scale;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${labelWidth + barWidth + 70} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title>How many times as fast as other libraries automodel runs a ResNet of one image</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="8" y="22" font-size="15" fill="#222222">Speed of automodel's WebAssembly engine, by that of others (1 = as fast)</text>
${bars.join('\n')}
<line x1="${one}" x2="${one}" y1="36" y2="${height - 24}" stroke="#888888" stroke-dasharray="3 3"/>
<text x="8" y="${height - 8}" fill="#666666">${escapeXml(`${date}, ${machine.processor}, batch 1, 224×224`)}</text>
</svg>
`;
}

function drawRow(
  { environment, network, threads, library, opponent, ratio }: SpeedMeasurement,
  y: number,
  scale: number,
): string {
  const label = `${network}, ${environment}, ${threads} thread${threads === 1 ? '' : 's'}${library === 'automodel' ? '' : ', V8 flags'}: ${opponent}`;
  const color = ratio >= 1 ? '#2f7d5b' : '#b3632d';
  return `<text x="${labelWidth - 8}" y="${y + 14}" text-anchor="end" fill="#222222">${escapeXml(label)}</text>
<rect x="${labelWidth}" y="${y + 3}" width="${(ratio * scale).toFixed(1)}" height="14" rx="2" fill="${color}"/>
<text x="${(labelWidth + ratio * scale + 6).toFixed(1)}" y="${y + 14}" fill="#222222">${ratio.toFixed(2)}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
