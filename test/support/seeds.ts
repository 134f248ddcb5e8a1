import { configureGlobal } from 'fast-check';

/** What the gate draws from: a change is refused for what it does, never for the luck of the day. */
const GATE = 20_261_122;

/** Generated tests draw from one seed, another each time outside CI; a failure prints it, and `FC_SEED=<seed>` runs it again. */
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? (process.env['CI'] === undefined ? Date.now() % 2_147_483_647 : GATE)) });
