import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brokenImports } from './support/brokenImports.ts';

describe('rooms', () => {
  test('every import in the repository is one that the table allows', () => {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], { encoding: 'utf8' })
      .split('\n')
      .filter((file) => file !== '' && file !== 'test/rooms.test.ts' && existsSync(file));
    expect(files.length).toBeGreaterThan(40);
    expect(brokenImports(files.map((file) => ({ file, text: readFileSync(file, 'utf8') })))).toEqual([]);
  });
});

describe('the check itself', () => {
  const problems = (file: string, text: string) => brokenImports([{ file, text }]);

  test.each([
    ['engine/module.ts', "import { run } from '../db/run.ts';"],
    ['engine/module.ts', "import { DateTime } from 'luxon';"],
    ['engine/module.ts', "import type { Row } from '../db/row.ts';"],
    ['engine/module.ts', "import {\n  a,\n  b,\n} from 'node:fs';"],
    ['workflows/runningMoment.ts', "import { pull } from '../activities/pull.ts';"],
    ['workflows/runningMoment.ts', "import type { Row } from '../db/row.ts';"],
    ['workflows/runningMoment.ts', "import { z } from 'zod';"],
    ['web/staff/page.tsx', "import { app } from '../../api/app.ts';"],
    ['web/staff/page.tsx', "const page = lazy(() => import('../../db/page.ts'));"],
    ['api/app.ts', "import { begin } from '../start/start.ts';"],
    ['api/app.ts', "import '../workflows/runningMoment.ts';"],
    ['compiler/compile.ts', "import { readFile } from 'node:fs/promises';"],
    ['integrations/mail.ts', "import { db } from '../db/db.ts';"],
    ['db/moments.ts', "export { one } from './one.ts';\nexport { two } from './two.ts';"],
    ['db/moments.ts', "export * from './one.ts';"],
    ['api/utils.ts', ''],
    ['web/index.ts', ''],
    ['lib/thing.ts', "import './x.ts'; import { a } from '../engine/plan.ts';"],
  ])('%s may not say %j', (file, text) => {
    expect(problems(file, text)).not.toEqual([]);
  });

  test.each([
    ['engine/clock.ts', "import { DateTime } from 'luxon';"],
    ['engine/module.ts', "import type { Plan } from './plan.ts';\nimport { due } from './schedule.ts';"],
    [
      'workflows/runningMoment.ts',
      "import type { Activities } from '../activities/contract.ts';\nimport { advance } from '../engine/advance.ts';",
    ],
    ['workflows/index.ts', "export { runningMoment as default } from './runningMoment.ts';"],
    ['web/api.ts', "import type { Api } from '../api/app.ts';\nimport { hc } from 'hono/client';"],
    ['scoring/score.ts', "import type { Plan } from '../engine/plan.ts';\nimport jsonata from 'jsonata';"],
    ['api/app.ts', "type Client = typeof import('../doors/fhir.ts');"],
    ['start/start.ts', "import { startApi } from '../api/server.ts';\nimport { join } from 'node:path';"],
  ])('%s may say %j', (file, text) => {
    expect(problems(file, text)).toEqual([]);
  });
});
