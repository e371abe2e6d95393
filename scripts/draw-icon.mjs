// Draws media/icon.png (256 x 256, for the Marketplace) from media/icon.svg. Run after changing the drawing.
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '../test/e2e/host/chromium.ts';

const media = new URL('../media/', import.meta.url);
const svg = await readFile(new URL('icon.svg', media), 'utf8');
const browser = await chromium.launch({ executablePath: findChromium(console.log), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
  await writeFile(new URL('icon.png', media), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
