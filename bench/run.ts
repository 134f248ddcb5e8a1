import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { citizenOf } from '../simulator/citizens.ts';
import { startTestPostgres } from '../test/support/database.ts';
import { startTestTemporal } from '../test/support/temporal.ts';
import { measureBundle } from './bundle.ts';
import { measureCohort } from './cohort.ts';
import { measureCompile } from './compile.ts';
import { measureEngine } from './engine.ts';
import { example, examples, type Example } from './examples.ts';
import { measureLife } from './life.ts';
import { measureMemory } from './memory.ts';
import type { Ratio } from './ratio.ts';
import { r26Citizen } from './r26Citizen.ts';
import { measureSave } from './save.ts';
import { measureStatic } from './static.ts';
import { table } from './table.ts';
import { measureVisible } from './visible.ts';

process.env.TZ = 'UTC';

/** `npm run bench`: every ratio against its anchor in the same run. `npm run bench -- engine save` runs some. */
const school = example('moments/somnskola.json');
/** The reference life of a year in 26 steps, which every figure of this kind is compared in. */
const r26 = example('bench/r26.json');

interface Bench {
  /** The servers it wants, started once for all who do. */
  readonly needs: readonly (keyof typeof servers)[];
  readonly measure: () => Promise<readonly Ratio[]> | readonly Ratio[];
}
const servers = { postgres: startTestPostgres, temporal: startTestTemporal } as const;

const benches: Readonly<Record<string, Bench>> = {
  engine: { needs: [], measure: () => forEach([r26, ...examples()], measureEngine) },
  compile: { needs: [], measure: measureCompile },
  cohort: { needs: [], measure: () => forEach(examples(), measureCohort) },
  bundle: { needs: [], measure: measureBundle },
  static: { needs: [], measure: measureStatic },
  life: {
    needs: ['temporal'],
    measure: async () => [
      ...(await measureLife({
        ...r26,
        name: 'R26-året',
        citizen: r26Citizen,
        days: 367,
        drafts: 2,
        goals: { events: '≤ 0,30 (≤ 480)', actions: '≤ 0,30 (≤ 160)' },
      })),
      ...(await measureLife({
        ...school,
        name: 'ett liv i Sömnskola',
        citizen: citizenOf('diligent', 11),
        days: 57,
        drafts: 0,
        goals: { events: '≤ 0,30', actions: '≤ 0,30' },
      })),
    ],
  },
  save: { needs: ['postgres'], measure: measureSave },
  visible: { needs: ['postgres', 'temporal'], measure: measureVisible },
  memory: { needs: ['temporal'], measure: measureMemory },
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`Ingen mätning heter ${unknown.join(', ')}. Det finns ${Object.keys(benches).join(', ')}.`);
const running = Object.entries(benches).filter(([name]) => chosen.length === 0 || chosen.includes(name));
const started = [];
const ratios: Ratio[] = [];
try {
  for (const [name, start] of Object.entries(servers))
    if (running.some(([, { needs }]) => needs.some((need) => need === name))) started.push(await start());
  for (const [name, { measure }] of running) {
    console.log(`· ${name} …`);
    const measured = await measure();
    ratios.push(...measured);
    console.log(table(measured));
  }
} finally {
  for (const server of started.reverse()) await server.stop();
}

const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
  load: loadavg(),
};
const at = new Date().toISOString();
mkdirSync('bench/results', { recursive: true });
writeFileSync(`bench/results/${at.replaceAll(':', '-')}.json`, `${JSON.stringify({ at, machine, ratios }, null, 2)}\n`);
console.log(
  `\n${table(ratios)}\n\n${machine.cores} kärnor, Node ${machine.node}, last ${machine.load.map((one) => one.toFixed(2)).join(' ')}`,
);
process.exitCode = 0;
setTimeout(() => process.exit(), 500).unref();

/** One after another, so that they are not in each other's way. */
async function forEach(moments: readonly Example[], measure: (moment: Example) => Promise<readonly Ratio[]>): Promise<readonly Ratio[]> {
  const all: Ratio[] = [];
  for (const moment of moments) all.push(...(await measure(moment)));
  return all;
}
