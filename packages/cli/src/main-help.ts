import type { Command } from './command.js';
import { exitCodeDescriptions } from './exit-codes.js';
import { renderTable } from './output/render-table.js';
import { packageIdentity } from './package-identity.js';

/** The text of `automodel --help`. */
export function mainHelp(commands: readonly Command[]): string {
  const lines = [
    `automodel ${packageIdentity.version}: runs the image models of Hugging Face checkpoints.`,
    '',
    'USAGE automodel COMMAND [ARGUMENTS]',
    '',
    ...renderTable(
      commands.map(({ name, description }) => ({ cells: [{ text: `  ${name}` }, { text: description }] })),
    ),
    '',
    '"automodel COMMAND --help" explains a command; "automodel --version" prints the version.',
    '',
    'EXIT CODES',
    '',
    ...Object.entries(exitCodeDescriptions).map(([code, description]) => `  ${code}  ${description}`),
  ];
  return `${lines.join('\n')}\n`;
}
