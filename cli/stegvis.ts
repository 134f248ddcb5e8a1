import type { Out } from './out.ts';

/** The `stegvis` command: picks the subcommand and answers its exit code. 0 is well, 1 is a moment with errors, 2 is a command that cannot be carried out. */
export async function stegvis(args: readonly string[], out: Out): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    out.line(help);
    return 0;
  }
  if (name === undefined) {
    out.error(help);
    return 2;
  }
  const fetched = name === 'help' ? commands.get(rest[0] ?? '') : commands.get(name);
  if (fetched) return (await fetched())(name === 'help' ? ['--help'] : rest, out);
  out.error(
    `Kommandot ”${name === 'help' ? rest[0] : name}” finns inte. Kommandona är ${[...commands.keys()].join(', ')}. Skriv stegvis --help för mer.`,
  );
  return 2;
}

type Command = (args: readonly string[], out: Out) => Promise<number>;

/** Each is fetched when it is asked for: nobody waits for what another command reads. */
const commands = new Map<string, () => Promise<Command>>([
  ['check', async () => (await import('./commands/check.ts')).check],
  ['plan', async () => (await import('./commands/plan.ts')).plan],
  ['form', async () => (await import('./commands/form.ts')).form],
  ['score', async () => (await import('./commands/score.ts')).score],
  ['instruments', async () => (await import('./commands/instruments.ts')).instruments],
  ['simulate', async () => (await import('./commands/simulate.ts')).simulate],
  ['test', async () => (await import('./commands/test.ts')).test],
  ['why', async () => (await import('./commands/why.ts')).why],
  ['outlook', async () => (await import('./commands/outlook.ts')).outlook],
  ['what-if', async () => (await import('./commands/whatIf.ts')).whatIf],
  ['diff', async () => (await import('./commands/diff.ts')).diff],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrate],
  ['import', async () => (await import('./commands/import.ts')).importFile],
  ['log', async () => (await import('./commands/log.ts')).log],
  ['export', async () => (await import('./commands/export.ts')).exportForm],
]);

const help = `Stegvis – kontrollera, planera och provköra moment.

  stegvis check FIL [--json]     Säger vad som behöver rättas i ett momentdokument.
  stegvis plan FIL [--hash]      Visar den plan som momentet blir.
  stegvis simulate FIL …         Provkör momentet på tänkta invånare, en eller tusen.
  stegvis form FIL [--preview]   Visar vad ett formulär frågar, eller formuläret i webbläsaren.
  stegvis score FORMULÄR …       Räknar ut resultaten av svar i en fil.
  stegvis instruments            Visar de instrument som följer med.
  stegvis test INSPELNING…       Lever inspelade liv på nytt och säger vad som har ändrats.
  stegvis why FIL …              Svarar på varför något hände, eller inte hände.
  stegvis outlook FIL …          Visar vad som kommer, och vad som kan hända.
  stegvis what-if FIL …          Provar vad som skulle hända, utan att något sparas.
  stegvis diff GAMMAL NY         Berättar vad som skiljer två versioner.
  stegvis migrate GAMMAL NY …    Visar vad en flytt till en ny version skulle göra.
  stegvis import FIL …           Läser in formulär från 1177, REDCap, FHIR med flera.
  stegvis export FORMULÄR …      Skriver formulär och svar som CSV, kodbok eller FHIR.
  stegvis log verify             Prövar att åtkomstloggen är hel.
  stegvis KOMMANDO --help        Berättar mer om ett kommando.

Utgångskoder: 0 allt gick bra, 1 momentet har fel eller något skiljer sig, 2 kommandot gick inte att utföra.`;
