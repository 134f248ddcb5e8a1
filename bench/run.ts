import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { compile } from '../compiler/compile.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Plan } from '../engine/plan.ts';
import { citizenOf } from '../simulator/citizens.ts';
import { startTestPostgres } from '../test/support/database.ts';
import { startTestTemporal } from '../test/support/temporal.ts';
import { measureBundle } from './bundle.ts';
import { measureEngine } from './engine.ts';
import { measureLife } from './life.ts';
import { measureMemory } from './memory.ts';
import type { Ratio } from './ratio.ts';
import { r26Citizen } from './r26Citizen.ts';
import { measureSave } from './save.ts';
import { table } from './table.ts';
import { measureVisible } from './visible.ts';

process.env.TZ = 'UTC';

/** `npm run bench`: every ratio against its anchor in the same run. `npm run bench -- engine save` runs some. */
const school = compiled('moments/somnskola.json');
/** The reference life of a year in 26 steps, which every figure of this kind is compared in. */
const r26 = compiled('bench/r26.json');

const benches: Readonly<Record<string, () => Promise<readonly Ratio[]>>> = {
  engine: async () => [
    ...(await measureEngine('R26', r26.moment, r26.plan, 366, 1_500)),
    ...(await measureEngine('Sömnskola', school.moment, school.plan, 57, null)),
  ],
  bundle: measureBundle,
  life: async () => [
    ...(await measureLife({
      name: 'R26-året',
      ...r26,
      citizen: r26Citizen,
      days: 367,
      drafts: 2,
      goals: { events: '≤ 0,30 (≤ 480)', actions: '≤ 0,30 (≤ 160)' },
    })),
    ...(await measureLife({
      name: 'ett liv i Sömnskola',
      ...school,
      citizen: citizenOf('diligent', 11),
      days: 57,
      drafts: 0,
      goals: { events: '≤ 0,30', actions: '≤ 0,30' },
    })),
  ],
  save: measureSave,
  visible: measureVisible,
  memory: measureMemory,
};

const chosen = process.argv.slice(2);
const servers = [];
const ratios: Ratio[] = [];
try {
  servers.push(await startTestPostgres());
  servers.push(await startTestTemporal());
  for (const [name, measure] of Object.entries(benches)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    console.log(`· ${name} …`);
    const measured = await measure();
    ratios.push(...measured);
    console.log(table(measured));
  }
} finally {
  for (const server of servers.reverse()) await server.stop();
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

function compiled(file: string): { readonly moment: Moment; readonly plan: Plan } {
  const { plan, moment, problems } = compile(readFileSync(file, 'utf8'));
  if (plan === null) throw new Error(`${file} does not compile: ${problems[0]?.message ?? ''}`);
  return { plan, moment };
}
