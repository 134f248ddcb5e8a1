import type { Reached } from './drools/counted.ts';
import { lossLog, type LossLog, tellParts } from '../lossReport.ts';
import { both, conditionOf, type Earlier, type Placed } from './condition.ts';
import { gridOf } from './grid.ts';
import { impliedIds } from './impliedIds.ts';
import { type BroughtQuestion, questionOf, type WrittenQuestion } from './question.ts';
import { isSomething, numberOf, type SourceBlock, type SourceForm, type SourcePage, type SourceQuestion, textOf } from './source.ts';
import { markdown, words } from './texts.ts';
import { tellUnknown } from './unknownKeys.ts';

/** The form's questions in order, and what a formula's ids reach among them. */
export interface Pages {
  readonly questions: WrittenQuestion[];
  readonly reached: ReadonlyMap<string, Reached>;
}

/** Brings every page, block and question of a form in, each told of in the report. */
export function pagesOf(source: SourceForm, ids: (wanted: string | null) => string, log: LossLog): Pages {
  return new Bringing(source, ids, log).all();
}

class Bringing {
  private readonly questions: WrittenQuestion[] = [];
  private readonly reached = new Map<string, Reached>();
  private readonly placed = new Map<string, Placed>();
  private readonly implied: ReadonlyMap<string, string>;
  private readonly earlier: Earlier;
  private readonly source: SourceForm;
  private readonly ids: (wanted: string | null) => string;
  private readonly log: LossLog;

  constructor(source: SourceForm, ids: (wanted: string | null) => string, log: LossLog) {
    this.source = source;
    this.ids = ids;
    this.log = log;
    this.implied = impliedIds(source);
    this.earlier = {
      placed: ({ path }) => this.placed.get(path) ?? null,
      blocks: source.pages.flatMap(({ blocks }) => blocks),
    };
  }

  all(): Pages {
    for (const page of this.source.pages) this.page(page);
    return { questions: this.questions, reached: this.reached };
  }

  private page(page: SourcePage): void {
    const { log } = this;
    const before = this.questions.length;
    const to = this.next();
    const condition = both([conditionOf(page, null, to, this.earlier, log)]);
    const title = words(page, 'subject', 200, `${to}.pageTitle`, log)?.replaceAll(/\s+/g, ' ') ?? null;
    this.information(page, null, condition);
    this.readMore(page, condition);
    if (isSomething(page.around.value['routing']))
      log.left(`${page.around.path}/routing`, 'condition', 'Hopp mellan sidor förs inte över; skriv dem som villkor på frågorna.');
    for (const block of page.blocks) this.block(block, condition);
    tellUnknown(page, PAGE, log);
    if (page.around !== page && page.around.path !== page.path) tellUnknown(page.around, ['page', 'routing'], log);
    const first = this.questions[before];
    if (first === undefined) {
      if (title === null) log.left(page.path, 'page', 'Sidan är tom.');
      else this.questions.push({ kind: 'information', id: this.ids('sida'), text: title });
      if (title === null) return;
    }
    const opening = this.questions[before];
    if (opening === undefined) return;
    if (before > 0) opening.newPage = true;
    if (title !== null) opening.pageTitle = title;
    log.kept(page.path, 'page', to);
  }

  private block(block: SourceBlock, pageCondition: string | null): void {
    const { log } = this;
    const before = this.questions.length;
    const to = this.next();
    const condition = both([pageCondition, conditionOf(block, null, to, this.earlier, log)]);
    const grid = gridOf(block);
    const heading = words(block, 'subject', 500, `${to}.heading`, log);
    if (grid !== null && 'matrix' in grid) this.matrix(block, grid.matrix, heading, condition);
    else {
      if (grid !== null) log.changed(`${block.path}/gridConfig`, 'metadata', `${grid.because} Raderna blir enskilda frågor.`, to);
      this.information(block, heading, condition);
      for (const question of block.questions) this.question(question, block, condition);
    }
    this.readMore(block, condition);
    const first = this.questions[before];
    if (first !== undefined && heading !== null && first.heading === undefined && !('rows' in first)) first.heading = heading;
    if (first === undefined && heading !== null)
      this.questions.push({ kind: 'information', id: this.ids('text'), text: heading, ...shown(condition) });
    if (this.questions.length === before && block.questions.length === 0) log.left(block.path, 'metadata', 'Blocket är tomt.');
    const said = numberOf(block.value['numberOfQuestions']);
    if (said !== null && said !== block.questions.length)
      log.changed(
        `${block.path}/numberOfQuestions`,
        'metadata',
        `Blocket säger sig ha ${said} frågor men har ${block.questions.length}; de som finns förs över.`,
      );
    tellUnknown(block, BLOCK, log);
  }

  /** A description as words between questions. */
  private information(part: SourcePage | SourceBlock, heading: string | null, condition: string | null): void {
    const text = markdown(part, 'description', 20_000, this.next(), this.log);
    if (text === null) return;
    this.questions.push({
      kind: 'information',
      id: this.ids('text'),
      text,
      ...(heading === null ? {} : { heading }),
      ...shown(condition),
    });
  }

  private readMore(part: SourcePage | SourceBlock, condition: string | null): void {
    const address = textOf(part.value['informationURL']);
    if (address === null) return;
    const path = `${part.path}/informationURL`;
    if (!/^https?:\/\/[^\s<>()]{1,500}$/.test(address)) {
      this.log.left(path, 'text', 'Adressen är ingen webbadress.');
      return;
    }
    this.log.kept(path, 'text', this.next());
    this.questions.push({ kind: 'information', id: this.ids('text'), text: `[Läs mer](${address})`, ...shown(condition) });
  }

  private question(source: SourceQuestion, block: SourceBlock, condition: string | null): void {
    const { log } = this;
    const to = this.next();
    const { id, reasons } = this.idOf(source);
    const parts = lossLog('1177');
    const own = conditionOf(source, block, to, this.earlier, parts);
    const brought = questionOf(source, id, to, parts);
    tellParts(parts, brought.question !== null, log);
    const because = [...reasons, ...brought.reasons].join(' ');
    if (brought.question === null) {
      log.left(source.path, 'item', because);
      this.reach(source, { kind: 'uncounted', because: `Formeln räknar med ”${source.id ?? id}”, som inte har förts över.` });
      return;
    }
    const shownWhen = both([condition, own]);
    if (shownWhen !== null && shownWhen.length <= 2000) brought.question.shownWhen = shownWhen;
    this.questions.push(brought.question);
    if (because === '') log.kept(source.path, 'item', to);
    else log.changed(source.path, 'item', because, to);
    this.reach(source, reachedBy(brought.question, id));
    this.place(source, brought, `answers.${id}`, brought.question.kind === 'multipleChoice');
  }

  private matrix(block: SourceBlock, choice: 'one' | 'several', heading: string | null, condition: string | null): void {
    const { log } = this;
    const to = this.next();
    const id = this.ids('matris');
    const rows: { id: string; text: string; help?: string; code?: string }[] = [];
    let options: BroughtQuestion['options'] = [];
    const text = words(block, 'description', 2000, `${to}.text`, log);
    for (const source of block.questions) {
      const place = `${to}.rows[${rows.length}]`;
      const { id: row, reasons } = this.idOf(source);
      const brought = questionOf(source, row, place, log);
      const { question } = brought;
      if (question === null || !('text' in question)) continue;
      if (rows.length === 0) options = brought.options;
      const help = 'help' in question && question.help !== undefined ? question.help.slice(0, 500) : null;
      if (question.text.length > 1000) reasons.push('Radens text är längre än 1 000 tecken och kortas.');
      rows.push({
        id: row,
        text: question.text.slice(0, 1000),
        ...(help === null ? {} : { help }),
        ...('code' in question && question.code !== undefined ? { code: question.code } : {}),
      });
      const because = [...reasons, ...brought.reasons].join(' ');
      if (because === '') log.kept(source.path, 'item', place);
      else log.changed(source.path, 'item', because, place);
      const scores = brought.options.map(({ score }) => score ?? 0);
      this.reach(
        source,
        choice === 'one'
          ? { kind: 'item', item: `${id}.${row}`, range: intervalOf(scores) }
          : { kind: 'uncounted', because: `Formeln räknar med ”${source.id ?? row}”, som har flera svar.` },
      );
      this.place(source, brought, `answers.${id}.${row}`, choice === 'several');
    }
    log.kept(`${block.path}/gridConfig`, 'metadata', to);
    this.questions.push({
      kind: choice === 'one' ? 'singleChoiceMatrix' : 'multipleChoiceMatrix',
      id,
      text: text ?? heading ?? 'Välj på varje rad.',
      ...(text === null || heading === null ? {} : { heading }),
      ...(block.questions[0]?.value['mandatory'] === true ? { mandatory: true } : {}),
      rows,
      options: [...options],
      ...shown(condition),
    });
  }

  private idOf(source: SourceQuestion): { readonly id: string; readonly reasons: string[] } {
    const implied = this.implied.get(source.path);
    const id = this.ids(source.id ?? implied ?? `fraga${source.ordinal}`);
    if (implied !== undefined)
      return {
        id,
        reasons: [
          `Frågan saknar id i filen. En formel hämtar ”${implied}”, och den är formulärets fråga ${source.ordinal}: därför får den det id:t.`,
        ],
      };
    if (source.id === null) return { id, reasons: [`Frågan saknar id i filen och heter ”${id}” här.`] };
    return { id, reasons: source.id === id ? [] : [`Id ”${source.id.slice(0, 60)}” skrivs ”${id}” här.`] };
  }

  private reach(source: SourceQuestion, reached: Reached): void {
    const id = source.id ?? this.implied.get(source.path);
    if (id !== undefined && id !== null && !this.reached.has(id)) this.reached.set(id, reached);
  }

  private place({ path, alternatives }: SourceQuestion, { options }: BroughtQuestion, answer: string, several: boolean): void {
    if (options.length === 0) return;
    this.placed.set(path, {
      answer,
      several,
      options: new Map(alternatives.flatMap(({ number }, index) => (options[index] === undefined ? [] : [[number, options[index].id]]))),
    });
  }

  private next(): string {
    return `forms[0].questions[${this.questions.length}]`;
  }
}

const PAGE = ['subject', 'description', 'informationURL', 'lastPage', 'pageNumber', 'questionBlocks', 'questionSuperior'];
const BLOCK = [
  'subject',
  'description',
  'blockNumber',
  'informationURL',
  'numberOfQuestions',
  'gridConfig',
  'questions',
  'questionSuperior',
];

const shown = (condition: string | null): { shownWhen?: string } =>
  condition === null || condition.length > 2000 ? {} : { shownWhen: condition };

/** What a formula's `get` gives for a question: the number of the chosen alternative, or the number that was written. */
function reachedBy(question: WrittenQuestion, item: string): Reached {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return { kind: 'item', item, range: intervalOf((question.options ?? []).map(({ score }) => score ?? 0)) };
    case 'number':
      return {
        kind: 'item',
        item,
        range: {
          minimum: question.minimum ?? Number.NEGATIVE_INFINITY,
          maximum: question.maximum ?? Number.POSITIVE_INFINITY,
          whole: (question.decimals ?? 0) === 0,
        },
      };
    case 'slider':
      return {
        kind: 'item',
        item,
        range: {
          minimum: question.minimum,
          maximum: question.maximum,
          whole: Number.isInteger(question.minimum) && Number.isInteger(question.step ?? 1),
        },
      };
    default:
      return { kind: 'uncounted', because: `Formeln räknar med ”${item}”, vars svar inte är ett tal här.` };
  }
}

const intervalOf = (scores: readonly number[]): { minimum: number; maximum: number; whole: boolean } => ({
  minimum: Math.min(...scores),
  maximum: Math.max(...scores),
  whole: scores.every(Number.isInteger),
});
