import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { componentsOf, isAllowed } from './licences.ts';

/**
 * `npm run sbom`: what Stegvis is made of where it serves, in `dist/sbom.cdx.json` (CycloneDX, by npm from the lock file), and each part with its
 * licence in `dist/licences.txt`. Ends with 1 when a licence is not one of those allowed.
 */
const npm = process.env['npm_execpath'];
const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
const made = npm?.endsWith('.js')
  ? spawnSync(process.execPath, [npm, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  : spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' });
if (made.status !== 0) throw new Error(`npm kunde inte skriva listan: ${made.stderr.trim().split('\n').at(-1) ?? ''}`);

const components = componentsOf(JSON.parse(readFileSync('package-lock.json', 'utf8')));
mkdirSync('dist', { recursive: true });
writeFileSync('dist/sbom.cdx.json', made.stdout);
writeFileSync('dist/licences.txt', components.map(({ name, version, licence }) => `${name} ${version}\t${licence ?? '?'}\n`).join(''));

const refused = components.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of refused) console.error(`${name} ${version}: licensen ${licence ?? 'saknas'} är inte tillåten.`);
console.log(`${components.length} delar i dist/sbom.cdx.json, licenserna i dist/licences.txt.`);
process.exit(refused.length === 0 ? 0 : 1);
