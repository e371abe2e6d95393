/** THIRD-PARTY-NOTICES.txt: whose code the bundles hold, and under which licence. Read from the bundles themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { bundles } from '../esbuild.mjs';

const root = join(import.meta.dirname, '..');
/** Licences that may be bundled into a program under the MIT licence with their text beside it. */
const FINE = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']);

/** The packages of which something is bundled, by name. */
export async function bundledPackages(): Promise<string[]> {
  const names = new Set<string>();
  for (const options of bundles as BuildOptions[]) {
    const { metafile } = await build({
      ...options,
      write: false,
      metafile: true,
      minify: false,
      sourcemap: false,
    });
    for (const input of Object.keys(metafile?.inputs ?? {})) {
      const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return [...names].sort();
}

/** @throws for a package without a licence text, or under a licence that nobody has looked at. */
export async function thirdPartyNotices(): Promise<string> {
  const parts = (await bundledPackages()).map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: unknown;
    };
    if (typeof license !== 'string' || !FINE.has(license))
      throw new Error(`${name} is under ${JSON.stringify(license)}: see whether it may be bundled.`);
    const file = readdirSync(folder).find((one) => /^licen[cs]e(?:-mit)?(?:\.(?:md|txt))?$/i.test(one));
    if (file === undefined || !existsSync(join(folder, file)))
      throw new Error(`${name} has no licence text.`);
    const text = readFileSync(join(folder, file), 'utf8').replace(/\r\n?/g, '\n').trim();
    return `${'='.repeat(80)}\n${name} ${version} (${license})\nhttps://www.npmjs.com/package/${name}\n\n${text}\n`;
  });
  return `Article Lint contains code of these packages. Generated: npm run generate.\n\n${parts.join('\n')}`;
}
