import { configureGlobal } from 'fast-check';

/** Generated tests draw from one seed; a failure prints it, and `FC_SEED=<seed>` runs them again. */
configureGlobal({ seed: Number(process.env['FC_SEED'] ?? Date.now() % 2_147_483_647) });
