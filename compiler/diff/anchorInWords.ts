import type { Anchor } from '../document/anchor.ts';
import type { Moment } from '../document/moment.ts';
import { batteryTitle, formTitle, itemTitle } from './titles.ts';

/** What something counts from: ”starten”, ”att ”Början” öppnas”. */
export function anchorInWords(from: Anchor, moment: Moment): string {
  switch (from.kind) {
    case 'start':
      return 'starten';
    case 'date':
      return `”${moment.dates?.find(({ id }) => id === from.name)?.title ?? from.name}”`;
    case 'moduleOpened':
      return `att ”${itemTitle(moment, from.module)}” öppnas`;
    case 'moduleCompleted':
      return `att ”${itemTitle(moment, from.module)}” är avklarad`;
    case 'formSaved':
      return `att ”${formTitle(moment, from.form)}” sparas`;
    case 'occasionOpened':
      return `att ”${batteryTitle(moment, from.battery)}” öppnas (${occasion(from.occasion)})`;
    case 'occasionAnswered':
      return `att ”${batteryTitle(moment, from.battery)}” besvaras (${occasion(from.occasion)})`;
    case 'lastActivity':
      return 'invånarens senaste aktivitet';
    case 'named':
      return `”${moment.namedEvents?.find(({ id }) => id === from.name)?.title ?? from.name}”`;
    case 'end':
      return 'momentets slut';
  }
}

/** ”vid starten”, ”när ”Början” öppnas”. */
export const whenAnchored = (anchored: string): string => (anchored.startsWith('att ') ? `när ${anchored.slice(4)}` : `vid ${anchored}`);

const occasion = (which: number | 'latest'): string => (which === 'latest' ? 'senaste tillfället' : `tillfälle ${which}`);
