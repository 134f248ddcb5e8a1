import type { Names } from '../../../engine/why/names.ts';

/** Names that cannot be taken for ids: in capitals; and instants in UTC. */
export const loudly: Names = {
  module: (id) => id.toUpperCase(),
  battery: (id) => id.toUpperCase(),
  form: (id) => id.toUpperCase(),
  flag: (id) => id.toUpperCase(),
  measure: (id) => id.toUpperCase(),
  anchor: (id) => id.toUpperCase(),
  unit: (id) => id.toUpperCase(),
  fact: (path) => `${path.split('.').at(-1)} i ${path.split('.').at(1)}`,
  say: (at) => new Date(at).toISOString().slice(0, 16),
};
