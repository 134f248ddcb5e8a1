/** What a room may import at run time (architecture §1, decisions/0001 and 0009). `import type` is free except where `typesFrom` says otherwise. */
export interface Room {
  /** Rooms, or single files, of ours. A room may always import itself. */
  readonly ours: readonly string[] | 'all';
  /** Packages by name; a scope ends in a slash. */
  readonly packages: readonly string[] | 'all';
  /** Whether Node's own modules may be imported. */
  readonly node: boolean;
  /** Packages that single files may import beside these. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** When given, types too come from these places of ours alone. */
  readonly typesFrom?: readonly string[];
}

const browser = { node: false } as const;
const node = { node: true } as const;

export const importTable: Readonly<Record<string, Room>> = {
  engine: { ...browser, ours: [], packages: [], only: { 'engine/clock.ts': ['luxon'] }, typesFrom: [] },
  compiler: { ...browser, ours: ['engine', 'scoring'], packages: ['zod', 'jsonata'] },
  scoring: {
    ...browser,
    // What was shown and what it came to, and what is wrong with answers: the same code as the page's.
    ours: [
      'compiler/answers/checkAnswers.ts',
      'compiler/answers/formLogic.ts',
      'compiler/answers/shown.ts',
      'compiler/answers/withCalculated.ts',
    ],
    packages: ['jsonata'],
  },
  simulator: { ...browser, ours: ['engine', 'scoring', 'compiler'], packages: [] },
  doors: { ...node, ours: ['compiler'], packages: ['fhirpath', 'zod'] },
  workflows: {
    ...browser,
    ours: ['engine'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
    typesFrom: ['engine', 'activities/contract.ts'],
  },
  activities: { ...node, ours: ['db', 'engine', 'scoring', 'integrations'], packages: [] },
  integrations: { ...node, ours: [], packages: 'all' },
  settings: { ...browser, ours: [], packages: ['zod'] },
  db: { ...node, ours: ['engine/copy.ts'], packages: ['@mikro-orm/', 'pg', 'kysely'] },
  temporal: {
    ...node,
    ours: ['activities', 'db', 'integrations', 'settings', 'workflows/ids.ts', 'workflows/messages.ts', 'workflows/input.ts'],
    packages: 'all',
  },
  api: {
    ...node,
    ours: ['compiler', 'engine', 'simulator', 'db', 'integrations', 'settings', 'temporal', 'workflows/ids.ts', 'workflows/messages.ts'],
    packages: 'all',
  },
  web: {
    ...browser,
    ours: ['compiler', 'engine', 'scoring', 'simulator'],
    packages: 'all',
    typesFrom: ['compiler', 'engine', 'scoring', 'simulator', 'api'],
  },
  cli: {
    ...node,
    // `stegvis log`: the one command that asks the database.
    ours: [
      'compiler',
      'engine',
      'scoring',
      'simulator',
      'doors',
      'db/verifyLog.ts',
      'db/logKey.ts',
      'db/logCheckpoint.ts',
      'db/orm.ts',
      'db/clock.ts',
    ],
    packages: [],
  },
  start: { ...node, ours: 'all', packages: 'all' },
  bench: { ...node, ours: 'all', packages: 'all' },
  test: { ...node, ours: 'all', packages: 'all' },
};

/** Rooms that others may not lean on, and who may. */
export const importedBy: Readonly<Record<string, readonly string[]>> = {
  start: ['start', 'bench', 'test'],
  bench: ['bench', 'test'],
  test: ['test', 'bench'],
};
