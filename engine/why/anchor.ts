import type { PlannedAnchor } from '../plan.ts';
import type { Names } from './names.ts';
import { both, type Both } from './sentences.ts';
import { quoted } from './words.ts';

/** What a time is counted from, before it has happened: after "efter" ("att ”Modul 2” är avklarad") and as a clause after "när". */
export function anchorInWords(anchor: PlannedAnchor, names: Names): { readonly after: Both; readonly when: Both } {
  switch (anchor.kind) {
    case 'start':
      return { after: both('starten'), when: both('momentet har börjat') };
    case 'date': {
      const called = quoted(names.anchor?.(anchor.name) ?? anchor.name);
      return { after: both(`datumet för ${called}`), when: both(`datumet för ${called} har kommit`) };
    }
    case 'moduleOpened':
      return event(both(`${quoted(names.module(anchor.module))} har öppnats`));
    case 'moduleCompleted':
      return event(both(`${quoted(names.module(anchor.module))} är avklarad`));
    case 'moduleReady':
      return event(both(`${quoted(names.module(anchor.module))} får öppnas`));
    case 'formSaved': {
      const form = quoted(names.form(anchor.form));
      return event({ staff: `${form} har sparats`, citizen: `du har sparat ${form}` });
    }
    case 'occasionOpened':
      return event(both(`${occasion(anchor, names)} har öppnats`));
    case 'occasionAnswered':
      return event({ staff: `${occasion(anchor, names)} har besvarats`, citizen: `du har svarat på ${occasion(anchor, names)}` });
    case 'lastActivity':
      return {
        after: { staff: 'invånarens senaste aktivitet', citizen: 'att du senast var här' },
        when: { staff: 'invånaren har varit aktiv', citizen: 'du har varit här' },
      };
    case 'named':
      return event(both(`${quoted(names.anchor?.(anchor.name) ?? anchor.name)} har rapporterats`));
    case 'end':
      return { after: both('avslutet'), when: both('momentet är avslutat') };
  }
}

function event(when: Both): { readonly after: Both; readonly when: Both } {
  return { after: { staff: `att ${when.staff}`, citizen: `att ${when.citizen}` }, when };
}

function occasion(anchor: { readonly battery: string; readonly occasion: number | 'latest' }, names: Names): string {
  const battery = quoted(names.battery(anchor.battery));
  return anchor.occasion === 'latest' ? battery : `${battery} (tillfälle ${anchor.occasion})`;
}
