import type { Coming, Condition } from '../outlook/coming.ts';
import type { Life } from '../opening.ts';
import type { PlannedCompletion } from '../plan.ts';
import { anchorInWords } from './anchor.ts';
import { dayCount, hourCount } from './count.ts';
import type { Names } from './names.ts';
import { ruleInWords, waitsFor } from './opening.ts';
import { both, staffOnly, type Both, type Sentences } from './sentences.ts';
import { triggerInWords } from './trigger.ts';
import { quoted } from './words.ts';

/** What is to come, as a sentence without its time: what happens, and what it takes. What is for staff alone is not told to the citizen. */
export function comingInWords(coming: Coming, life: Life, names: Names): Sentences {
  const what = title(coming, names);
  const when = coming.condition === null ? both('') : conditionOf(coming.condition, coming, life, names);
  return { staff: `${what.staff}${when.staff}.`, citizen: what.citizen === null ? null : `${what.citizen}${when.citizen}.` };
}

function title(coming: Coming, names: Names): Sentences {
  const module = coming.module === null ? 'Modulen' : quoted(names.module(coming.module));
  const battery = coming.battery === null ? 'Mätningen' : quoted(names.battery(coming.battery));
  const occasion = coming.occasion === null ? battery : `${battery} (tillfälle ${coming.occasion})`;
  const flag = coming.flag === null ? 'Flaggan' : quoted(names.flag(coming.flag));
  const measure = coming.measure === null ? 'Mätvärdet' : quoted(names.measure?.(coming.measure) ?? coming.measure);
  switch (coming.kind) {
    case 'startMoment':
      return both('Momentet börjar');
    case 'lapseInvitation':
      return both('Inbjudan går ut');
    case 'resume':
      return both('Pausen tar slut');
    case 'openModule':
      return both(`${module} öppnas`);
    case 'completeModule':
      return both(`${module} blir klar`);
    case 'closeModule':
      return both(`${module} stängs`);
    case 'openOccasion':
      return both(`${occasion} öppnas`);
    case 'remind':
      return { staff: `En påminnelse om ${occasion} går`, citizen: `Du får en påminnelse om ${occasion}` };
    case 'missOccasion':
      return { staff: `${occasion} räknas som missad`, citizen: `Ditt svar på ${occasion} är väntat` };
    case 'closeOccasion':
      return both(`${occasion} stängs`);
    case 'activity':
      return both(`Det är dags för ${measure}`);
    case 'missActivity':
      return { staff: `${measure} räknas som missad`, citizen: `Ditt värde för ${measure} är väntat` };
    case 'timedFlag':
    case 'inactivity':
    case 'raiseFlag':
      return staffOnly(`${flag} höjs`);
    case 'escalate':
      return staffOnly(`${flag} går vidare${coming.number === null ? '' : ` (steg ${coming.number})`}`);
    case 'send':
      return { staff: 'Ett besked som har väntat skickas till invånaren', citizen: 'Du får ett besked som har väntat' };
    case 'maintenanceNotice':
      return {
        staff: 'Invånaren får besked om att vidmakthållandet snart är slut',
        citizen: 'Du får besked om att vidmakthållandet snart är slut',
      };
    case 'endMaintenance':
      return both('Vidmakthållandet tar slut och momentet avslutas');
    case 'followUp':
      return both('Uppföljningen börjar');
    case 'endFollowUp':
      return both('Uppföljningen avslutas');
    case 'endMoment':
    case 'end':
      return both('Momentet avslutas');
  }
}

/** What it takes, as the end of the sentence. */
function conditionOf(condition: Condition, coming: Coming, life: Life, names: Names): Both {
  switch (condition.kind) {
    case 'notAnswered':
      return { staff: ', om inget svar har kommit', citizen: ', om du inte har svarat' };
    case 'noValue':
      return { staff: ', om inget värde har kommit', citizen: ', om du inte har fyllt i något värde' };
    case 'notPutOut':
      return both(', om ingen har släckt den');
    case 'notActive':
      return both(', om invånaren inte är aktiv innan dess');
    case 'still':
      return both(', om inget ändras innan dess');
    case 'opens':
      return both(', om den öppnas');
    case 'raised':
      return both(', om den höjs och ingen släcker den');
    case 'answeredFirst': {
      const battery = quoted(names.battery(condition.battery));
      return { staff: ` när ${battery} har besvarats`, citizen: ` när du har svarat på ${battery}` };
    }
    case 'rule': {
      const { waits, earliest } = waitsFor(condition.opening, life, names, condition.item);
      const words = waits.staff === '' ? ruleInWords(condition.opening, names) : waits;
      const tail = earliest === null ? '' : `, tidigast ${names.say(earliest)}`;
      return { staff: ` ${words.staff}${tail}`, citizen: ` ${words.citizen}${tail}` };
    }
    case 'anchor': {
      const { when } = anchorInWords(condition.anchor, names);
      return { staff: `, räknat från att ${when.staff}`, citizen: `, räknat från att ${when.citizen}` };
    }
    case 'completes':
      return completes(condition.by);
    case 'allCompleted': {
      const ids = [...new Set(condition.modules)];
      const modules = ids.map((id) => quoted(names.module(id))).join(', ');
      return both(ids.length === 1 ? `, om ${modules} är avklarad` : `, om alla dessa är avklarade: ${modules}`);
    }
    case 'trigger':
      return both(` ${triggerInWords(condition.trigger, names)}`);
    case 'calculationFails':
      return both(' om ett resultat inte kan beräknas');
    case 'pausesHerself':
      return both(' om invånaren pausar momentet');
    case 'measureFlag':
      return both(
        condition.what === 'missed'
          ? ' om ett värde inte kommer i tid'
          : condition.what === 'outside'
            ? ' om ett värde ligger utanför gränserna'
            : ' om ett värde ligger utanför gränserna eller inte kommer i tid',
      );
    case 'endsByItself':
      return both(coming.at === null ? ' om momentet avslutas av sig självt' : ', för momentet avslutas av sig självt');
    case 'followUpDone':
      return both(' när allt i uppföljningen är besvarat eller stängt');
    case 'accepts':
      return { staff: ', om invånaren tackar ja till inbjudan', citizen: ', om du tackar ja till inbjudan' };
    case 'resumes':
      return both(', om momentet fortsätter efter pausen');
  }
}

function completes(by: PlannedCompletion): Both {
  switch (by) {
    case 'citizen':
      return { staff: ' när invånaren markerar den som klar', citizen: ' när du markerar den som klar' };
    case 'forms':
      return { staff: ' när alla obligatoriska formulär är sparade', citizen: ' när du har svarat på alla formulär i den' };
    case 'steps':
      return { staff: ' när alla steg är besökta', citizen: ' när du har gått igenom alla steg' };
    case 'staff':
      return { staff: ' när personal markerar den som klar', citizen: ' när din behandlare markerar den som klar' };
    case 'never':
      return both('');
    default: {
      const span = 'hours' in by.after ? hourCount(by.after.hours) : dayCount(by.after.days);
      return both(` ${span} efter att den har öppnats`);
    }
  }
}
