import type { Ledger, Place } from './ledger.ts';
import type { Expr } from './path/expr.ts';
import type { Placed } from './placed.ts';
import type { SourceItem } from './sourceItem.ts';

/** A question of ours while it is being made. */
export interface Draft {
  /** Its fields as far as they are known; `shownWhen` and `expression` come last. */
  readonly question: Record<string, unknown>;
  readonly item: SourceItem;
  /** Whose conditions decide whether it is shown: the outermost first, its own item last. */
  readonly chain: readonly SourceItem[];
  readonly group: Draft | null;
  readonly order: number;
  /** A condition of our own making: the text beside ”Annat”. */
  readonly also?: Expr;
  /** Text of a calculation, and what to do with the item when it cannot be translated. */
  readonly calculation?: {
    readonly path: string;
    readonly text: string;
    readonly language: string | null;
    readonly otherwise: Record<string, unknown> | null;
  };
  /** Where it came to stand, and whether it did. */
  index: number;
  isDropped: boolean;
}

/** Everything that placing works with. */
export interface Placing {
  readonly ledger: Ledger;
  readonly formId: string;
  readonly formIndex: () => number;
  readonly drafts: Draft[];
  readonly places: Map<SourceItem, Placed | string>;
  readonly newId: (wanted: string | null) => string;
  readonly words: Words;
  /** In Norwegian forms a box to tick means several answers. */
  readonly isNorwegian: boolean;
  /** Written by us: our own words on it are read before FHIR's. */
  readonly isOurs: boolean;
  readonly texts: TextKeys;
}

/** The few words of our own that a form from elsewhere needs, in its language. */
export interface Words {
  readonly other: string;
  readonly otherText: string;
  readonly unit: string;
}

/** Which of our texts were made of which item's words, for forms that stand in several languages. */
export interface TextKeys {
  readonly add: (linkId: string, part: string, key: string) => void;
  readonly of: (linkId: string, part: string) => readonly string[];
}

export function textKeys(): TextKeys {
  const keys = new Map<string, string[]>();
  return {
    add: (linkId, part, key) => void keys.set(`${linkId}\n${part}`, [...(keys.get(`${linkId}\n${part}`) ?? []), key]),
    of: (linkId, part) => keys.get(`${linkId}\n${part}`) ?? [],
  };
}

/** Where a draft stands in the form, told when all of them have their places. */
export const placeOf =
  (placing: Placing, draft: Draft, below = ''): Place =>
  () => {
    if (draft.isDropped || draft.group?.isDropped) return undefined;
    const option = /^\/options\/(\d+)$/.exec(below)?.[1];
    if (option !== undefined && !(Array.isArray(draft.question['options']) && Number(option) < draft.question['options'].length))
      return undefined;
    const form = `/forms/${placing.formIndex()}/questions/`;
    return `${form}${draft.group === null ? draft.index : `${draft.group.index}/questions/${draft.index}`}${below}`;
  };

const WORDS: Readonly<Record<string, Words>> = {
  sv: { other: 'Annat', otherText: 'Annat, skriv vad', unit: 'Enhet' },
  nb: { other: 'Annet', otherText: 'Annet, skriv hva', unit: 'Enhet' },
  nn: { other: 'Anna', otherText: 'Anna, skriv kva', unit: 'Eining' },
  da: { other: 'Andet', otherText: 'Andet, skriv hvad', unit: 'Enhed' },
  en: { other: 'Other', otherText: 'Other, please write', unit: 'Unit' },
};

export const wordsOf = (language: string | null): Words => {
  const english = { other: 'Other', otherText: 'Other, please write', unit: 'Unit' };
  return WORDS[language === null ? 'en' : (language.toLowerCase().split('-')[0] ?? '')] ?? english;
};
