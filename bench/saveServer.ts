import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Pool } from 'pg';
import { pino } from 'pino';
import { createApp } from '../api/app.ts';
import { databaseClock } from '../db/clock.ts';
import { connect } from '../db/orm.ts';
import { folderStore } from '../integrations/folderStore.ts';
import { freePort } from '../start/port.ts';

/** One of the two servers that `save.ts` compares, in a process of its own. Prints its address. */
const [kind = '', databaseUrl = ''] = process.argv.slice(2);
const port = await freePort();
const url = `http://localhost:${port}`;
const fetch = kind === 'ours' ? await ours() : bare();
serve({ fetch, port }, () => console.log(url));

/** The whole API as in production, told that the engine is away: what is measured is the save alone. */
async function ours() {
  const nowhere = () => Promise.reject(new Error('Nobody signs in here.'));
  const { app } = createApp({
    db: await connect(databaseUrl, { connections: 10 }),
    engine: { nudge: async () => false, isReachable: async () => false },
    identity: { audiences: [], origins: [], begin: nowhere, finish: nowhere, signOut: nowhere, readLogout: nowhere },
    saml: null,
    codec: null,
    log: pino({ level: 'silent' }),
    clock: databaseClock,
    url,
    cookieKey: randomBytes(32),
    temporalUiUrl: '',
    temporalNamespace: 'default',
    web: null,
    services: {
      populationRegister: { lookupResident: nowhere },
      userProfiles: { getUserProfile: nowhere, getUserProfileByAgent: nowhere },
      unitDirectory: { getUnit: nowhere, getHealthCareUnit: nowhere },
      staffDirectory: { getCredentials: nowhere, getEmployee: nowhere },
      health: () => [],
    },
    processName: 'api',
    standInsUrl: null,
    files: folderStore(tmpdir()),
    media: null,
    standIns: false,
    mediaOrigins: [],
    limits: null,
  });
  return app.fetch;
}

/** One durable insert, and nothing of what makes it somebody's. */
function bare() {
  const pool = new Pool({ connectionString: databaseUrl, max: 10 });
  const app = new Hono();
  app.post('/save', async (c) => {
    await pool.query('insert into bare_save (id, body, at) values ($1, $2, $3)', [randomUUID(), await c.req.json(), new Date()]);
    return c.json({ saved: true });
  });
  return app.fetch;
}
