/** What a name in a piece of REDCap logic is in ours. */
export type KnownField =
  | {
      readonly kind: 'choice';
      readonly answer: string;
      readonly score: string;
      readonly options: ReadonlySet<string>;
      readonly scored: boolean;
    }
  | { readonly kind: 'several'; readonly answer: string; readonly options: ReadonlySet<string> }
  | { readonly kind: 'yesNo'; readonly answer: string; readonly score: string }
  | { readonly kind: 'number'; readonly answer: string }
  | { readonly kind: 'moment'; readonly answer: string }
  | { readonly kind: 'other'; readonly because: string };

export type Lookup = (name: string) => KnownField;

/** Logic of ours, or why it cannot be, and where in the text. */
export type Logic = { readonly expression: string; readonly decimals: number | null } | { readonly fault: string; readonly at: number };

/** A condition: branching logic, as `shownWhen`. */
export const conditionOf = (text: string, lookup: Lookup): Logic => read(text, lookup, 'condition');

/** A calculation, as the expression of a calculated question. Rounding can stand outermost only. */
export const calculationOf = (text: string, lookup: Lookup): Logic => read(text, lookup, 'number');

class Fault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface Token {
  readonly kind: 'field' | 'text' | 'number' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

type Piece =
  | { readonly is: 'number'; readonly text: string; readonly strength: number }
  | { readonly is: 'truth'; readonly text: string; readonly strength: number }
  | { readonly is: 'literal'; readonly value: string; readonly numeric: boolean }
  | { readonly is: 'field'; readonly field: KnownField; readonly code: string | null; readonly at: number };

const [CHOICE, OR, AND, COMPARED, ADDED, MULTIPLIED, UNARY, ATOM] = [1, 2, 3, 4, 5, 6, 7, 8];

function read(text: string, lookup: Lookup, wanted: 'condition' | 'number'): Logic {
  try {
    if (text.length > 20_000) throw new Fault('Uttrycket är för långt.', 0);
    const reader = new Reader(text, lookup);
    const { expression, decimals } = reader.whole(wanted);
    if (expression.length > 2000) throw new Fault('Uttrycket blir längre än 2 000 tecken här.', 0);
    return { expression, decimals };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message, at: error.at };
    if (error instanceof RangeError) return { fault: 'Uttrycket är för djupt nästlat.', at: 0 };
    throw error;
  }
}

/** Reads REDCap's logic by recursive descent and writes it in the language of conditions as it goes. */
class Reader {
  private readonly tokens: readonly Token[];
  private readonly lookup: Lookup;
  private place = 0;
  private depth = 0;

  constructor(text: string, lookup: Lookup) {
    this.tokens = tokensOf(text);
    this.lookup = lookup;
  }

  whole(wanted: 'condition' | 'number'): { readonly expression: string; readonly decimals: number | null } {
    let decimals: number | null = null;
    if (wanted === 'number' && this.isCall('round')) {
      const rounded = this.rounding();
      if (rounded !== null) return rounded;
      this.place = 0;
      decimals = null;
    }
    const piece = this.or();
    if (this.here().kind !== 'end') throw new Fault(`”${this.here().text.slice(0, 40)}” kan inte stå här.`, this.here().at);
    return { expression: wanted === 'condition' ? this.truth(piece).text : this.number(piece).text, decimals };
  }

  /** `round(x, 1)` around all of it. */
  private rounding(): { readonly expression: string; readonly decimals: number } | null {
    this.place += 2;
    const inside = this.number(this.or());
    let decimals = 0;
    if (this.is(',')) {
      this.place += 1;
      const digits = this.take();
      decimals = Number(digits.text);
      if (digits.kind !== 'number' || !Number.isInteger(decimals) || decimals > 6)
        throw new Fault('Avrundningen har ett antal decimaler som inte går att läsa.', digits.at);
    }
    this.expect(')');
    return this.here().kind === 'end' ? { expression: inside.text, decimals } : null;
  }

  private or(): Piece {
    let left = this.and();
    while (this.isWord('or') || this.is('||')) {
      this.place += 1;
      left = truth(`${held(this.truth(left), OR)} or ${held(this.truth(this.and()), OR)}`, OR);
    }
    return left;
  }

  private and(): Piece {
    let left = this.compared();
    while (this.isWord('and') || this.is('&&')) {
      this.place += 1;
      left = truth(`${held(this.truth(left), AND)} and ${held(this.truth(this.compared()), AND)}`, AND);
    }
    return left;
  }

  private compared(): Piece {
    const left = this.added();
    const sign = this.here();
    if (sign.kind !== 'sign' || !['=', '==', '<>', '!=', '<', '<=', '>', '>='].includes(sign.text)) return left;
    this.place += 1;
    return this.comparison(left, sign, this.added());
  }

  private comparison(left: Piece, { text, at }: Token, right: Piece): Piece {
    if (left.is === 'literal' && right.is !== 'literal')
      return this.comparison(right, { kind: 'sign', text: TURNED[text] ?? text, at }, left);
    const isEqual = text === '=' || text === '==';
    const isUnequal = text === '<>' || text === '!=';
    if (left.is === 'field' && right.is === 'literal' && (isEqual || isUnequal)) {
      const equal = this.equals(left, right.value);
      // Not equal holds for what is not answered too, which `!=` does not.
      return isEqual ? equal : truth(`$not(${held(equal, 0)})`, ATOM);
    }
    if (left.is === 'field' && left.field.kind === 'moment' && right.is === 'literal')
      return truth(`${left.field.answer} ${text} ${JSON.stringify(dayOf(right.value))}`, COMPARED);
    const [a, b] = [held(this.number(left), ADDED), held(this.number(right), ADDED)];
    return isUnequal ? truth(`$not(${a} = ${b})`, ATOM) : truth(`${a} ${isEqual ? '=' : text} ${b}`, COMPARED);
  }

  private equals({ field, code, at }: Extract<Piece, { is: 'field' }>, value: string): Extract<Piece, { is: 'truth' }> {
    if (field.kind === 'other') throw new Fault(field.because, at);
    if (field.kind === 'several') {
      if (code === null) throw new Fault('En flervalsfråga jämförs med en kod inom parentes.', at);
      if (!field.options.has(code)) throw new Fault(`Alternativet ”${code.slice(0, 40)}” finns inte.`, at);
      const chosen = `${JSON.stringify(code)} in ${field.answer}`;
      if (value === '1') return truth(chosen, COMPARED);
      if (value === '0' || value === '') return truth(`$not(${chosen})`, ATOM);
      throw new Fault('Ett alternativ i en flervalsfråga är 1 eller 0.', at);
    }
    if (value === '') return truth(`$not($exists(${field.answer}))`, ATOM);
    if (field.kind === 'yesNo') {
      if (value !== '1' && value !== '0') throw new Fault('En ja- och nej-fråga är 1 eller 0.', at);
      return truth(`${field.answer} = ${value === '1'}`, COMPARED);
    }
    if (field.kind === 'choice') {
      if (!field.options.has(value)) throw new Fault(`Alternativet ”${value.slice(0, 40)}” finns inte.`, at);
      return truth(`${field.answer} = ${JSON.stringify(value)}`, COMPARED);
    }
    if (field.kind === 'moment') return truth(`${field.answer} = ${JSON.stringify(dayOf(value))}`, COMPARED);
    return truth(`${field.answer} = ${numeral(value, at)}`, COMPARED);
  }

  private added(): Piece {
    let left = this.multiplied();
    while (this.is('+') || this.is('-')) {
      const { text } = this.take();
      left = number(`${held(this.number(left), ADDED)} ${text} ${held(this.number(this.multiplied()), ADDED + 1)}`, ADDED);
    }
    return left;
  }

  private multiplied(): Piece {
    let left = this.power();
    while (this.is('*') || this.is('/')) {
      const { text } = this.take();
      left = number(`${held(this.number(left), MULTIPLIED)} ${text} ${held(this.number(this.power()), UNARY)}`, MULTIPLIED);
    }
    return left;
  }

  private power(): Piece {
    const base = this.single();
    if (!this.is('^')) return base;
    const { at } = this.take();
    const exponent = this.single();
    const times = exponent.is === 'literal' ? Number(exponent.value) : exponent.is === 'number' ? Number(exponent.text) : Number.NaN;
    if (!Number.isInteger(times) || times < 1 || times > 4) throw new Fault('Bara upphöjt till 1, 2, 3 eller 4 går att föra över.', at);
    const part = held(this.number(base), UNARY);
    return number(Array.from({ length: times }, () => part).join(' * '), times === 1 ? UNARY : MULTIPLIED);
  }

  private single(): Piece {
    this.depth += 1;
    if (this.depth > 100) throw new Fault('Uttrycket är för djupt nästlat.', this.here().at);
    const piece = this.part();
    this.depth -= 1;
    return piece;
  }

  private part(): Piece {
    const token = this.take();
    switch (token.kind) {
      case 'number':
        return { is: 'literal', value: token.text, numeric: true };
      case 'text':
        return { is: 'literal', value: token.text, numeric: false };
      case 'field': {
        const [, name = '', code] = /^([A-Za-z][A-Za-z0-9_]*)(?:\(([^()]*)\))?$/.exec(token.text) ?? [];
        if (name === '') throw new Fault(`[${token.text.slice(0, 60)}] går inte att föra över.`, token.at);
        if (this.here().kind === 'field') throw new Fault('Uttrycket ser på ett annat tillfälle eller en annan händelse.', token.at);
        return { is: 'field', field: this.lookup(name), code: code?.trim() ?? null, at: token.at };
      }
      case 'sign':
        if (token.text === '(') {
          const inside = this.or();
          this.expect(')');
          return inside.is === 'number' || inside.is === 'truth' ? { ...inside, text: `(${inside.text})`, strength: ATOM } : inside;
        }
        if (token.text === '-') return number(`-${held(this.number(this.single()), UNARY)}`, UNARY);
        throw new Fault(`”${token.text}” kan inte stå här.`, token.at);
      case 'word':
        if (this.is('(')) return this.call(token);
        throw new Fault(`”${token.text.slice(0, 40)}” går inte att föra över.`, token.at);
      case 'end':
        throw new Fault('Uttrycket tar slut för tidigt.', token.at);
    }
  }

  private call({ text, at }: Token): Piece {
    if (text.toLowerCase() !== 'if') throw new Fault(`Funktionen ${text.slice(0, 40)} går inte att föra över.`, at);
    this.place += 1;
    const when = this.truth(this.or());
    this.expect(',');
    const then = this.number(this.or());
    this.expect(',');
    const otherwise = this.number(this.or());
    this.expect(')');
    return number(`${held(when, CHOICE + 1)} ? ${held(then, CHOICE + 1)} : ${held(otherwise, CHOICE + 1)}`, CHOICE);
  }

  private truth(piece: Piece): Extract<Piece, { is: 'truth' }> {
    if (piece.is === 'truth') return piece;
    if (piece.is === 'field' && piece.field.kind === 'yesNo') return truth(`${piece.field.answer} = true`, COMPARED);
    if (piece.is === 'field') return this.equals(piece, piece.field.kind === 'several' ? '1' : impossible(piece.at));
    throw new Fault('Här behövs ett villkor som är sant eller falskt.', this.here().at);
  }

  private number(piece: Piece): Extract<Piece, { is: 'number' }> {
    if (piece.is === 'number') return piece;
    if (piece.is === 'literal') return number(numeral(piece.value, this.here().at), ATOM);
    if (piece.is === 'truth') throw new Fault('Här behövs ett tal.', this.here().at);
    const { field, at } = piece;
    if (field.kind === 'other') throw new Fault(field.because, at);
    if (field.kind === 'number') return number(field.answer, ATOM);
    if (field.kind === 'yesNo' || (field.kind === 'choice' && field.scored)) return number(field.score, ATOM);
    throw new Fault('Svaret på frågan är inget tal.', at);
  }

  private here(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 };
  }

  private take(): Token {
    const token = this.here();
    this.place += 1;
    return token;
  }

  private is(sign: string): boolean {
    return this.here().kind === 'sign' && this.here().text === sign;
  }

  private isWord(word: string): boolean {
    return this.here().kind === 'word' && this.here().text.toLowerCase() === word;
  }

  private isCall(name: string): boolean {
    return this.isWord(name) && this.tokens[this.place + 1]?.text === '(';
  }

  private expect(sign: string): void {
    if (!this.is(sign)) throw new Fault(`Här väntades ”${sign}”.`, this.here().at);
    this.place += 1;
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const found = PART.exec(text);
    if (found === null) throw new Fault(`Tecknet ”${String.fromCodePoint(text.codePointAt(at) ?? 32)}” går inte att läsa.`, at);
    const { field, quoted, number: digits, word, sign } = found.groups ?? {};
    if (field !== undefined) tokens.push({ kind: 'field', text: field.slice(1, -1).trim(), at });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1), at });
    else if (digits !== undefined) tokens.push({ kind: 'number', text: digits, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    at += found[0].length;
  }
  return tokens;
}

const PART =
  /\s+|(?<field>\[[^[\]\n]{1,200}\])|(?<quoted>"[^"\n]*"|'[^'\n]*'|[“”][^“”\n]*[“”]|[‘’][^‘’\n]*[‘’])|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_]+)|(?<sign><>|<=|>=|!=|==|\|\||&&|[-+*/^=<>(),])/y;

const TURNED: Readonly<Record<string, string | undefined>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const truth = (text: string, strength: number): Extract<Piece, { is: 'truth' }> => ({ is: 'truth', text, strength });
const number = (text: string, strength: number): Extract<Piece, { is: 'number' }> => ({ is: 'number', text, strength });
const held = ({ text, strength }: { readonly text: string; readonly strength: number }, least: number): string =>
  strength < least ? `(${text})` : text;

function numeral(value: string, at: number): string {
  if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(value.trim())) throw new Fault(`”${value.slice(0, 40)}” är inget tal.`, at);
  return String(Number(value));
}

function impossible(at: number): never {
  throw new Fault('Här behövs ett villkor som är sant eller falskt.', at);
}

/** Dates are compared as they are stored, the year first. */
function dayOf(value: string): string {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(value) ?? [];
  return day === undefined ? value : `${year}-${month}-${day}`;
}
