import { FormulaFault } from './tree.ts';

/** One sign of a formula: a word, a number, a text in quotes, or an operator. */
export interface Token {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'end';
  /** A text without its quotes; the others as they stand. */
  readonly text: string;
  readonly at: number;
}

/** Reads a formula's signs, comments left out. Texts may stand in either kind of quotes, straight or curly. */
export function tokensOf(formula: string): readonly Token[] {
  if (formula.length > LONGEST) throw new FormulaFault(`Formeln är längre än ${LONGEST} tecken.`, 0);
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    PART.lastIndex = at;
    const found = PART.exec(formula);
    if (found === null) throw new FormulaFault(`Tecknet ”${String.fromCodePoint(formula.codePointAt(at) ?? 32)}” går inte att läsa.`, at);
    const { space, open, word, number, quoted, sign } = found.groups ?? {};
    if (open !== undefined) throw new FormulaFault('En kommentar saknar sitt slut.', at);
    if (space === undefined) {
      if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
      else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
      else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.slice(1, -1), at });
      else tokens.push({ kind: 'sign', text: sign ?? '', at });
    }
    if (tokens.length > MOST) throw new FormulaFault(`Formeln har fler än ${MOST} tecken och ord.`, at);
    at += found[0].length;
  }
  return [...tokens, { kind: 'end', text: '', at: formula.length }];
}

const LONGEST = 40_000;
const MOST = 6000;

const PART = new RegExp(
  [
    String.raw`(?<space>\s+|//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)`,
    String.raw`(?<open>/\*)`,
    String.raw`(?<word>[\p{L}_$][\p{L}\p{N}_$]*)`,
    String.raw`(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[dDfFlL]?)`,
    String.raw`(?<quoted>"[^"\n\\]*"|'[^'\n\\]*'|[“”][^“”\n]*[“”]|[‘’][^‘’\n]*[‘’])`,
    String.raw`(?<sign>\|\||&&|==|!=|<=|>=|\+\+|--|\+=|-=|\*=|/=|%=|[-+*/%<>=!?:;,.(){}[\]&|^~@#])`,
  ].join('|'),
  'uy',
);
