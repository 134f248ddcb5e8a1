import { afterAll, beforeAll } from 'vitest';
import * as idempotency from '../../db/idempotency.ts';
import { sendMessage } from '../../db/messages.ts';
import { MONDAY, openClinic, type Clinic } from '../support/clinic.ts';
import { show } from './exhibit.ts';

/**
 * Medplum documentation (automating workflows): an apply that was repeated after a time-out created a second set of resources. Here every
 * write carries a key; the same key again is answered with what was made the first time.
 */
let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

let citizen = 0;

show(
  'retry made another set',
  {
    source: 'Medplum documentation, automating workflows',
    happens: async ({ once }: typeof idempotency) => {
      const { maria, app, clock } = clinic;
      const id = await clinic.start(citizen++);
      const asked = { person: maria.id, key: id, route: 'POST /messages', bodyHash: 'h', at: MONDAY };
      // The answer is lost on its way, and the request comes again: at once, and later.
      const request = () =>
        app.as(maria, (em) =>
          once(em, asked, async () => ({ status: 201, response: (await sendMessage(em, id, maria, 'Hej', clock)).id })),
        );
      const answers = [await request(), ...(await Promise.all([request(), request()]))];
      const [row] = await app.as(maria, (em) =>
        em.execute<{ n: number }[]>('select count(*)::int as n from message where running_moment_id = ?::uuid', [id]),
      );
      return { messages: row?.n, answers: new Set(answers.map(({ response }) => response)).size };
    },
    ours: { messages: 1, answers: 1 },
    accident: { messages: 3, answers: 3 },
    without: [{ file: 'db/idempotency.ts', find: 'if (taken.length === 0) return', replace: 'if (taken.length < 0) return' }],
  },
  idempotency,
  'db/idempotency.ts',
);
