import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import { anchorInWords, whenAnchored } from './anchorInWords.ts';
import { isBackwards, offsetInWords } from './offsetInWords.ts';
import { itemTitle } from './titles.ts';
import { decimal, WEEKDAYS } from './words.ts';

/** A rule of opening: ”dag 8 efter starten kl. 09:00”, ”tisdagen kl. 09:00 …”. */
export function openingInWords(rule: Opening, moment: Moment): string {
  switch (rule.kind) {
    case 'fromStart':
      return 'från starten';
    case 'afterAnchor': {
      const offset = offsetInWords(rule);
      return `${offset === '' ? `samma dag som ${anchorInWords(rule.anchor, moment).replace(/^att /, '')}` : `${offset} ${isBackwards(rule) ? 'före' : 'efter'} ${anchorInWords(rule.anchor, moment)}`} kl. ${rule.at}`;
    }
    case 'elapsed':
      return rule.hours === 0
        ? `genast ${whenAnchored(anchorInWords(rule.anchor, moment))}`
        : `${decimal(rule.hours)} timmar efter ${anchorInWords(rule.anchor, moment)}`;
    case 'onDate':
      return `den ${rule.date} kl. ${rule.at}`;
    case 'onWeekday': {
      const offset = offsetInWords(rule);
      return `första ${WEEKDAYS[rule.weekday - 1] ?? 'dagen'}en från ${offset === '' ? '' : `${offset} efter `}${anchorInWords(rule.anchor, moment)} kl. ${rule.at}`;
    }
    case 'afterModule':
      return `när ”${itemTitle(moment, rule.module)}” är avklarad`;
    case 'condition':
      return `när villkoret ”${rule.when}” gäller`;
    case 'byStaff':
      return 'av personal';
    case 'byCitizen':
      return 'när invånaren ber om det';
    case 'all':
      return rule.of.map((part) => openingInWords(part, moment)).join(' och ');
    case 'any':
      return `antingen ${rule.of.map((part) => openingInWords(part, moment)).join(' eller ')}`;
    case 'not':
      return `så länge inte: ${openingInWords(rule.of, moment)}`;
  }
}
