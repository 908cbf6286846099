import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';

const debianChromium = '/usr/bin/chromium';

/** The browser that AUTOMODEL_CHROMIUM names, or Debian's; undefined leaves it to playwright. */
const executablePath = process.env.AUTOMODEL_CHROMIUM ?? (existsSync(debianChromium) ? debianChromium : undefined);

/** Whether there is a browser to run in. */
export const hasChromium: boolean = executablePath !== undefined || existsSync(chromium.executablePath());

/** How playwright starts it, headless. */
export const launchOptions: LaunchOptions & { readonly args: string[] } = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
};
