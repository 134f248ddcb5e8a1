import type { Activities } from './contract.ts';
import type { ActivityPorts } from './ports.ts';
import { createPull } from './pull.ts';
import { createWrite } from './write.ts';

/** All that a workflow may ask of the world, over its ports. */
export function createActivities(ports: ActivityPorts): Activities {
  return { pull: createPull(ports), write: createWrite(ports) };
}
