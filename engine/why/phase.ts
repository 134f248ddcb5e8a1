import type { Life } from '../opening.ts';
import type { Names } from './names.ts';
import { both, type Both } from './sentences.ts';

/** Why nothing happens by itself in the phase that the moment is in, or null while it is active. */
export function phaseInWords({ state }: Pick<Life, 'state'>, names: Names): Both | null {
  if (state.gone !== undefined && state.phase !== 'ended') {
    return {
      staff: `${state.gone.cause === 'deceased' ? 'Enligt registret har invånaren avlidit' : 'Enligt registret är invånaren inte längre folkbokförd'}. Inget öppnas eller skickas av sig självt.`,
      citizen: 'Momentet står stilla just nu.',
    };
  }
  switch (state.phase) {
    case 'active':
      return null;
    case 'invited':
      return { staff: 'Momentet börjar när invånaren har tackat ja.', citizen: 'Momentet börjar när du har tackat ja.' };
    case 'scheduled':
      return both(state.startsAt === undefined ? 'Momentet har inte börjat.' : `Momentet börjar ${names.say(state.startsAt)}.`);
    case 'paused': {
      const until = state.paused?.until ?? null;
      return both(
        until === null
          ? 'Momentet är pausat. Inget nytt öppnas eller skickas förrän det fortsätter.'
          : `Momentet är pausat till ${names.say(until)}. Inget nytt öppnas eller skickas innan dess.`,
      );
    }
    case 'maintenance': {
      const until = state.maintenance?.until;
      return both(
        `Momentet är i vidmakthållande${until === undefined ? '' : ` till ${names.say(until)}`}. Det kan läsas, men inget nytt öppnas eller skickas.`,
      );
    }
    case 'followUp':
      return both('Momentet är avslutat och följs upp. Bara uppföljningens formulär öppnas.');
    case 'ended':
      return both('Momentet är avslutat, och därför öppnas eller skickas inget mer.');
    case 'halted':
      return {
        staff: `Momentet har stannat: ${state.halted?.reason ?? 'ett fel som måste rättas'} Inget är förlorat, men inget händer av sig självt förrän felet är rättat.`,
        citizen: 'Något har stannat i momentet. Din behandlare har fått veta det. Dina svar är sparade.',
      };
  }
}
