import { asObject, asText, listOf } from './json.ts';
import type { SourceItem } from './sourceItem.ts';

/**
 * Which items each score of ehelse.no/scoringFormulas sums: a section's score (SS) the question scores (QS) that stand below the first item above
 * it with a section score inside; a total (TS) the sections' scores and the question scores outside any section. As Helsenorge's own renderer does it.
 */
export function norwegianScores(items: readonly SourceItem[]): ReadonlyMap<SourceItem, readonly SourceItem[]> {
  const sums = new Map<SourceItem, readonly SourceItem[]>();
  const { totals, sections, questions } = gather(items, sums);
  const [first, ...others] = sections;
  if (first) sums.set(first, questions);
  for (const other of others) if (first) sums.set(other, [first]);
  for (const total of totals) sums.set(total, first ? [first] : questions);
  return sums;
}

interface Found {
  readonly totals: readonly SourceItem[];
  readonly sections: readonly SourceItem[];
  readonly questions: readonly SourceItem[];
}

function gather(items: readonly SourceItem[], sums: Map<SourceItem, readonly SourceItem[]>): Found {
  const below = items.map((item) => ofItem(item, sums));
  return {
    totals: below.flatMap(({ totals }) => totals),
    sections: below.flatMap(({ sections }) => sections),
    questions: below.flatMap(({ questions }) => questions),
  };
}

function ofItem(item: SourceItem, sums: Map<SourceItem, readonly SourceItem[]>): Found {
  const { totals, sections, questions } = gather(item.items, sums);
  const [first, ...others] = sections;
  if (first) {
    sums.set(first, questions);
    for (const other of others) sums.set(other, [first]);
    return { totals, sections: [], questions: [first] };
  }
  switch (codeOf(item)) {
    case 'SS':
      return { totals, sections: [item], questions: [] };
    case 'TS':
      return { totals: [...totals, item], sections: [], questions };
    case 'QS':
      return { totals, sections: [], questions: [item, ...questions] };
    default:
      return { totals, sections: [], questions };
  }
}

const codeOf = (item: SourceItem): string | undefined =>
  listOf(item.raw['code'])
    .map((one) => asObject(one))
    .filter(({ system }) => system === 'http://ehelse.no/scoringFormulas')
    .map(({ code }) => asText(code) ?? '')[0];
