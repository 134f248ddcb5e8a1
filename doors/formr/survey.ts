import type { z } from 'zod';
import type { question } from '../../compiler/document/question.ts';
import { sourceIds } from '../ids.ts';
import type { LossLog } from '../lossReport.ts';
import { safeMarkdown } from '../plainText.ts';
import { shortened } from '../shortened.ts';
import { condition, type Known } from './condition.ts';
import { item as itemShape, type Item } from './run.ts';

type WrittenQuestion = z.input<typeof question>;

/** The items of a formr survey as questions of ours, each item and what is in it told of. `at` is the pointer of the list. */
export function surveyQuestions(items: readonly unknown[], log: LossLog, at: string, form: string): WrittenQuestion[] {
  const idOf = sourceIds('fraga');
  const named = new Map<string, { readonly id: string; readonly isChoice: boolean }>();
  const known: Known = (name) => {
    const one = named.get(name);
    return one ? { path: `answers.${one.id}`, isChoice: one.isChoice } : null;
  };
  const questions: WrittenQuestion[] = [];
  let newPage = false;
  for (const [index, raw] of items.entries()) {
    const here = `${at}/${index}`;
    const parsed = itemShape.safeParse(raw);
    if (!parsed.success) {
      log.left(here, 'item', 'Posten går inte att läsa: den saknar slag eller namn.');
      continue;
    }
    const item = parsed.data;
    if (item.type.startsWith('submit')) {
      log.changed(here, 'page', 'Knappen blev en sidbrytning: nästa fråga börjar en ny sida.');
      newPage = questions.length > 0;
      continue;
    }
    const [kind = ''] = item.type.split(/\s+/);
    if (!KINDS.has(kind)) {
      log.left(here, 'item', `Slaget ”${kind.slice(0, 40)}” har ingen motsvarighet, så frågan följer inte med.`);
      continue;
    }
    const made = questionOf(item, kind, idOf(item.name), log, here);
    const shownWhen = conditionOf(item, known, log, here);
    rest(item, made, log, here);
    const [first, ...others] = made;
    if (first === undefined) continue;
    questions.push({ ...first, ...(newPage ? { newPage: true } : {}), ...(shownWhen === null ? {} : { shownWhen }) });
    for (const other of others)
      questions.push(
        shownWhen === null || other.shownWhen === undefined ? other : { ...other, shownWhen: `${shownWhen} and ${other.shownWhen}` },
      );
    newPage = false;
    if (first.kind !== 'information')
      named.set(item.name, { id: first.id, isChoice: first.kind === 'singleChoice' || first.kind === 'dropDown' });
    log.kept(`${here}/type`, 'item', `forms.${form}.questions.${first.id}`);
  }
  return questions;
}

const KINDS = new Set(
  'note note_iframe text letters cc url textarea number range range_ticks rating_button mc mc_button mc_heading mc_multiple mc_multiple_button select_multiple select_one select_or_add_one sex check check_button date time datetime datetime-local email tel file image'.split(
    ' ',
  ),
);

/** One question, and one more where the source lets people add an answer of their own. */
function questionOf(item: Item, kind: string, id: string, log: LossLog, here: string): WrittenQuestion[] {
  const options = optionsOf(item, log, here);
  const text = textOf(item, log, here);
  const about = { id, text, mandatory: !(Number(item.optional ?? 0) === 1 || item.optional === true) };
  const settings = String(item.type_options ?? '').trim();
  const [low, high, step] = settings.split(',').map((part) => (/^-?\d+(\.\d+)?$/.test(part.trim()) ? Number(part) : null));
  const took = (because?: string): void => {
    if (settings === '') return;
    if (because === undefined) log.kept(`${here}/type_options`, 'validation');
    else log.left(`${here}/type_options`, 'validation', because);
  };
  switch (kind) {
    case 'note':
    case 'note_iframe':
      took('En text har inga regler.');
      return [{ kind: 'information', id, text }];
    case 'text':
    case 'letters':
    case 'cc':
    case 'url': {
      const length = /^\d{1,3}$/.test(settings) ? Number(settings) : null;
      took(length === null ? 'Mönstret kan inte följa med.' : undefined);
      return [{ kind: 'shortText', ...about, ...(length === null ? {} : { maximumLength: Math.min(500, Math.max(1, length)) }) }];
    }
    case 'textarea':
      took(/^\d{1,5}$/.test(settings) ? undefined : 'Regeln kan inte följa med.');
      return [
        {
          kind: 'longText',
          ...about,
          ...(/^\d{1,5}$/.test(settings) ? { maximumLength: Math.min(20_000, Math.max(1, Number(settings))) } : {}),
        },
      ];
    case 'number': {
      took();
      const decimals = step !== null && step !== undefined && step % 1 !== 0 ? Math.min(6, String(step).split('.')[1]?.length ?? 0) : 0;
      return [
        {
          kind: 'number',
          ...about,
          decimals,
          ...(typeof low === 'number' ? { minimum: low } : {}),
          ...(typeof high === 'number' ? { maximum: high } : {}),
        },
      ];
    }
    case 'range':
    case 'range_ticks':
      took();
      return [{ kind: 'slider', ...about, minimum: low ?? 0, maximum: high ?? 100, step: step ?? 1, ...ends(item) }];
    case 'rating_button': {
      const most = high ?? low ?? 5;
      took();
      return [
        { kind: 'ratingScale', ...about, minimum: typeof high === 'number' ? (low ?? 1) : 1, maximum: Math.trunc(most), ...ends(item) },
      ];
    }
    case 'mc':
    case 'mc_button':
    case 'mc_heading':
      took('Hur många alternativ som ryms på raden avgör skärmen.');
      return [{ kind: 'singleChoice', ...about, options }];
    case 'mc_multiple':
    case 'mc_multiple_button':
    case 'select_multiple':
      took('Hur många alternativ som ryms på raden avgör skärmen.');
      return [{ kind: 'multipleChoice', ...about, options }];
    case 'select_one':
      took('Regeln kan inte följa med.');
      return [{ kind: 'dropDown', ...about, options }];
    case 'select_or_add_one':
      took('Regeln kan inte följa med.');
      log.changed(`${here}/type#eget`, 'item', 'Ett eget svar skrivs i en fråga för sig, som visas när ”Annat” är valt.');
      return [
        { kind: 'dropDown', ...about, options: [...options, { id: 'annat', text: 'Annat' }] },
        { kind: 'shortText', id: `${id.slice(0, 35)}Eget`, text: 'Skriv vad.', shownWhen: `answers.${id} = "annat"` },
      ];
    case 'sex':
      took('Regeln kan inte följa med.');
      return [
        {
          kind: 'singleChoice',
          ...about,
          options: [
            { id: '1', text: 'Man' },
            { id: '2', text: 'Kvinna' },
          ],
        },
      ];
    case 'check':
    case 'check_button':
      took('Regeln kan inte följa med.');
      return [{ kind: 'yesNo', ...about }];
    case 'date':
      took('Gränserna kan inte följa med.');
      return [{ kind: 'date', ...about }];
    case 'time':
      took('Gränserna kan inte följa med.');
      return [{ kind: 'time', ...about }];
    case 'datetime':
    case 'datetime-local':
      took('Gränserna kan inte följa med.');
      return [{ kind: 'dateTime', ...about }];
    case 'email':
    case 'tel':
      took('Regeln kan inte följa med.');
      return [{ kind: 'contact', ...about, of: kind === 'email' ? 'email' : 'phone' }];
    case 'file':
    case 'image':
      took('Gränsen kan inte följa med.');
      return [{ kind: 'file', ...about, accepts: kind === 'image' ? ['image'] : ['image', 'pdf', 'document'] }];
    default:
      throw new Error(`"${kind}" is among the known kinds and has no question.`);
  }
}

/** End words of a scale: the first and the last choice. */
function ends(item: Item): { minimumText?: string; maximumText?: string } {
  const words = Object.values(item.choices ?? {}).map((text) => safeMarkdown(text).slice(0, 100));
  const [first] = words;
  const last = words.at(-1);
  return first && last && words.length > 1 ? { minimumText: first, maximumText: last } : {};
}

function optionsOf(item: Item, log: LossLog, here: string): { id: string; text: string; score?: number }[] {
  const taken = new Set<string>();
  return Object.entries(item.choices ?? {}).flatMap(([value, text], index) => {
    const at = `${here}/choices/${value.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const fits = /^[A-Za-z0-9_-]{1,40}$/.test(value) && !taken.has(value);
    const id = fits ? value : `val${index + 1}`;
    taken.add(id);
    const words = safeMarkdown(text).trim();
    if (words === '') {
      log.left(at, 'option', 'Alternativet har ingen text.');
      return [];
    }
    const short = shortened(words, 500);
    if (short.cut !== null) log.changed(at, 'option', short.cut);
    else if (fits) log.kept(at, 'option');
    else log.changed(at, 'option', `Värdet ”${value.slice(0, 40)}” blev id:t ${id}.`);
    return [{ id, text: short.text, ...(/^-?\d+(\.\d+)?$/.test(value) ? { score: Number(value) } : {}) }];
  });
}

/** R inside a text is run by formr and shows what came of it; here it would be shown as it stands. */
function textOf(item: Item, log: LossLog, here: string): string {
  const label = String(item.label ?? '');
  const withoutR = label.replaceAll(/```\{r[\s\S]*?```/g, '').replaceAll(/`r [^`]*`/g, '…');
  const short = shortened(safeMarkdown(withoutR).trim(), 2000);
  if (label.trim() === '') return item.name;
  if (withoutR !== label) log.changed(`${here}/label`, 'text', 'Texten byggde på uträkningar i R. De är ersatta med ”…”.');
  else if (short.cut !== null) log.changed(`${here}/label`, 'text', short.cut);
  else log.kept(`${here}/label`, 'text');
  return short.text === '' ? item.name : short.text;
}

function conditionOf(item: Item, known: Known, log: LossLog, here: string): string | null {
  const source = item.showif?.trim() ?? '';
  if (source === '') return null;
  const ours = condition(source, known);
  if (ours === null)
    log.left(`${here}/showif`, 'condition', `Villkoret går inte att översätta: ${source.slice(0, 200)}. Frågan visas alltid.`);
  else log.kept(`${here}/showif`, 'condition');
  return ours;
}

function rest(item: Item, made: readonly WrittenQuestion[], log: LossLog, here: string): void {
  log.kept(`${here}/name`, 'metadata', made[0]?.id);
  if (item.optional !== null && item.optional !== undefined) log.kept(`${here}/optional`, 'validation');
  if (String(item.value ?? '').trim() !== '')
    log.left(`${here}/value`, 'calculation', 'Ett förvalt eller uträknat värde i R följer inte med.');
  for (const key of Object.keys(item)) {
    if (READ.has(key) || item[key] === null || item[key] === '') continue;
    if (key === 'label_parsed' || key === 'choice_list' || key === 'item_order') log.kept(`${here}/${key}`, 'metadata');
    else log.left(`${here}/${key}`, 'metadata', key === 'class' ? 'Hur frågan ställs upp avgör sidan.' : 'Fältet har ingen motsvarighet.');
  }
}

const READ = new Set(Object.keys(itemShape.shape));
