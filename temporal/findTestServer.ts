import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal.ts';
import { isExecutable, onPath, run } from './run.ts';
import { downloadBySdk } from './sdkDownload.ts';

const VERSION = '1.31.0';

/**
 * The server that can skip time, for tests: in the project's cache, by the SDK's download,
 * or Temporal's Java server from Maven behind a script that runs it (architecture §7).
 */
export async function findTestServer(cacheFolder: string, say: (what: string) => void): Promise<string> {
  const folder = join(cacheFolder, 'temporal-test-server');
  const windows = process.platform === 'win32';
  const native = join(folder, windows ? 'server.exe' : 'server');
  const script = join(folder, windows ? 'server.cmd' : 'server.sh');
  for (const cached of [native, script]) if (await isExecutable(cached)) return cached;
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(folder, 'hämtas-'));
  const tried: string[] = [];
  try {
    say('Hämtar Temporals testserver (SDK:ns nedladdning) …');
    try {
      await copyFile(await downloadBySdk('time-skipping')(work), native);
      await chmod(native, 0o755);
      return native;
    } catch (error) {
      tried.push(`SDK:ns nedladdning: ${error instanceof Error ? error.message : String(error)}`);
    }
    say('Hämtar Temporals testserver (Maven) …');
    try {
      await fetchByMaven(work, join(folder, 'lib'));
      const java = await onPath('java');
      if (!java) throw new Error('Java saknas.');
      await writeFile(script, windows ? windowsScript(java) : shellScript(java), { mode: 0o755 });
      return script;
    } catch (error) {
      tried.push(`Maven: ${error instanceof Error ? error.message : String(error)}`);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  throw new Refusal(
    `Temporals testserver, som kan hoppa i tiden, gick inte att hämta. Installera Java och Maven, eller låt datorn nå internet.\n${tried.map((line) => `  ${line}`).join('\n')}`,
  );
}

async function fetchByMaven(work: string, library: string): Promise<void> {
  const maven = await onPath('mvn');
  if (!maven) throw new Error('Maven saknas.');
  const pom = join(work, 'pom.xml');
  await writeFile(pom, POM);
  await run(maven, [
    '--batch-mode',
    '--quiet',
    '--no-transfer-progress',
    '-f',
    pom,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${join(work, 'lib')}`,
  ]);
  await rm(library, { recursive: true, force: true });
  await rename(join(work, 'lib'), library);
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>stegvis</groupId><artifactId>test-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency><groupId>io.temporal</groupId><artifactId>temporal-test-server</artifactId><version>${VERSION}</version></dependency></dependencies>
</project>
`;

/** One process, a small heap, quick to start: it lives for one run of the tests. */
const FLAGS = '-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC';
const shellScript = (java: string): string =>
  `#!/bin/sh\nexec "${java}" ${FLAGS} -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"\n`;
const windowsScript = (java: string): string => `@"${java}" ${FLAGS} -cp "%~dp0lib\\*" io.temporal.testserver.TestServer %*\r\n`;
