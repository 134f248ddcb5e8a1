import type { Moment } from '../../compiler/document/moment.ts';
import type { Flag } from '../../db/flags.ts';
import type { MomentPage } from '../schemas/citizen.ts';
import { flagTitle } from './names.ts';
import { iso } from './running.ts';

/** Flags meant for the citizen that are not out, in the designer's words for the citizen. */
export function presentCitizenFlags(document: Moment, flags: readonly Flag[]): MomentPage['flags'] {
  return flags
    .filter((flag) => flag.forCitizen && flag.outAt === null)
    .map((flag) => ({
      id: flag.id,
      title: flagTitle(document, flag.flag),
      text: document.flags.find((each) => each.id === flag.flag)?.citizenText ?? '',
      at: iso(flag.raisedAt),
    }));
}
