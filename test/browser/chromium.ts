import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['HEXAPLA_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine; undefined where there is none. */
export const browserPath = PLACES.find((path) => path !== '' && existsSync(path));

export async function launch(): Promise<Browser> {
  if (browserPath === undefined) throw new Error('there is no Chromium; set HEXAPLA_CHROMIUM');
  // Its sandbox does not work for root, as which containers run.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: browserPath, args });
}
