// Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or newer): plain JavaScript, Node's own modules only.
// Installs the packages when they are missing or belong to another lock file. They bring Node 24, which the next command runs on.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.stegvis-installed');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (Number(process.versions.node.split('.')[0]) < 20)
  refuse(`Node ${process.versions.node} är för gammalt. Installera Node 20 eller nyare och försök igen.`);
if (!installed()) install();
requireNode24();

function installed() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === lock;
}

function install() {
  const began = Date.now();
  console.log(
    existsSync(modules) ? '· Paketen hör till en annan version. Installerar om …' : '· Installerar paket (första gången, någon minut) …',
  );
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const windows = process.platform === 'win32';
  // npm sets npm_execpath to its own file; without it npm is looked for on the path.
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: 'inherit', shell: windows });
  if (result.error) refuse('npm finns inte på den här datorn. Installera Node med npm och försök igen.');
  if (result.status !== 0) {
    rmSync(stamp, { force: true });
    refuse('Paketen gick inte att installera. Läs raderna ovanför. Oftast saknas nätet eller ett paketregister: prova "npm ping".');
  }
  writeFileSync(stamp, `${lock}\n`);
  console.log(`✓ Paketen är installerade (${((Date.now() - began) / 1000).toFixed(0)} s)`);
}

function requireNode24() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const version = spawnSync(existsSync(own) ? own : process.execPath, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const major = Number((version.stdout ?? '').trim().replace('v', '').split('.')[0]);
  if (major >= 24) return;
  refuse(
    `Stegvis behöver Node 24. Den följer med paketen på Linux, macOS och Windows, men inte på ${process.platform} ${process.arch}. ` +
      'Installera Node 24 och försök igen.',
  );
}

function refuse(sentence) {
  console.error(`\n✗ ${sentence}\n`);
  process.exit(1);
}
