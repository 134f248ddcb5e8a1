import { type Draft, type Placing, placeOf } from './draft.ts';
import { url } from './extensions.ts';
import { codeText, madeOptions, tellOptions } from './itemOptions.ts';
import { asObjects, asText, at } from './json.ts';
import type { SourceItem } from './sourceItem.ts';
import { fitted as idFrom } from '../ids.ts';
import { plainOf } from './wording.ts';

/** Whether a group is a table of questions with the same options, and nothing that a row of ours could not say. */
export function isMatrix(item: SourceItem): boolean {
  if (!['table', 'gtable', 'htable', 'grid', 'matrix'].some((control) => item.controls.includes(control)) || item.repeats) return false;
  const [first] = item.items;
  const options = first?.options;
  if (!first || !options || options.length === 0 || options.length > 30 || item.items.length > 100) return false;
  const same = JSON.stringify(options.map(({ system, code, display, score }) => [system, code, display, score]));
  return item.items.every(
    (row) =>
      row.type === 'choice' &&
      row.repeats === first.repeats &&
      row.items.length === 0 &&
      row.tests.length === 0 &&
      row.extensions.every(({ url: address }) => address === url.itemControl || address === url.orientation) &&
      row.raw['initial'] === undefined &&
      JSON.stringify((row.options ?? []).map(({ system, code, display, score }) => [system, code, display, score])) === same,
  );
}

/** A table of questions with the same options as one question with rows. */
export function matrix(
  item: SourceItem,
  placing: Placing,
): { readonly kind: string; readonly fields: Record<string, unknown>; readonly tell: (draft: Draft) => void } {
  const { ledger } = placing;
  const [first] = item.items;
  const { options, placed } = first ? madeOptions(first, 30, placing) : { options: [], placed: [] };
  const taken = new Set<string>();
  const rows = item.items.map((row, index) => {
    const wanted =
      idFrom(row.linkId.startsWith(`${item.linkId}.`) ? row.linkId.slice(item.linkId.length + 1) : row.linkId) ?? `r${index + 1}`;
    const id = taken.has(wanted) ? `r${index + 1}x` : wanted;
    taken.add(id);
    const code = asObjects(row.raw['code'])[0];
    const text = codeText(asText(code?.['system']), asText(code?.['code']), null);
    return { item: row, row: { id, text: plainOf(row, 1000, ledger) ?? row.linkId, ...(text === null ? {} : { code: text }) } };
  });
  const isMandatory = rows.length > 0 && rows.every(({ item: row }) => row.required);
  return {
    kind: first?.repeats === true ? 'multipleChoiceMatrix' : 'singleChoiceMatrix',
    fields: { options, rows: rows.map(({ row }) => row), ...(isMandatory ? { mandatory: true } : {}) },
    tell: (draft) => {
      const id = draft.question['id'] as string;
      ledger.changed(item.path, 'item', 'Tabellen blir en matris.', placeOf(placing, draft));
      for (const { path, url: address } of item.extensions) if (address === url.itemControl) ledger.kept(path, 'metadata');
      rows.forEach(({ item: row, row: made }, index) => {
        const to = placeOf(placing, draft, `/rows/${index}`);
        ledger.changed(row.path, 'item', 'Frågan blir en rad i matrisen.', to);
        if (row.required && isMandatory) ledger.kept(at(row.path, 'required'), 'validation');
        else if (row.required) ledger.left(at(row.path, 'required'), 'validation', 'En matris är obligatorisk helt eller inte alls.');
        if (row.repeats) ledger.kept(at(row.path, 'repeats'), 'validation');
        if (made.code !== undefined) ledger.kept(at(row.path, 'code', 0), 'code', to);
        for (const { path, url: address } of row.extensions) if (address === url.itemControl) ledger.kept(path, 'metadata');
        placing.texts.add(row.linkId, 'text', `${id}.rows.${made.id}.text`);
        const options_ = (row.options ?? []).map((source, place) => ({ source, id: placed[place]?.id ?? '', score: source.score }));
        tellOptions(options_, draft, placing);
        placing.places.set(row, {
          item: row,
          id,
          row: made.id,
          order: draft.order,
          group: draft.group === null ? null : (draft.group.question['id'] as string),
          unreachable: null,
          kind: row.repeats ? 'several' : 'single',
          options: options_,
        });
      });
    },
  };
}
