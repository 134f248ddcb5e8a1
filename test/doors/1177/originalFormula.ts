import { Script } from 'node:vm';

/** What a formula of the 1177 form service comes to: a number, no result, or a calculation that cannot be carried out. */
export type Original = { readonly kind: 'value'; readonly value: number } | { readonly kind: 'none' } | { readonly kind: 'failed' };

/**
 * The original formulas, naively: the text between `then` and `end` is rewritten word by word to JavaScript and run in an empty room.
 * Shares nothing with the translator. An answer that is not there is a thing that cannot be counted with, as `null` in a `Double`.
 * Only for formulas without whole-number division; those are tried by hand.
 */
export function originalFormula(formula: string): (answers: ReadonlyMap<string, number>) => Original {
  const inside = /^\s*when\s+([$\w]+)\s*:\s*Questions\(\)\s*then([\s\S]*?)end\s*$/.exec(formula);
  if (inside === null) throw new Error(`A formula of another form: ${formula.slice(0, 80)}`);
  const [, questions = '', java = ''] = inside;
  const bare = java.replaceAll(/\/\/.*$/gm, '').replaceAll(/\/\*[^*]*\*\//g, '');
  if (/[[\]\\`#@]/.test(bare)) throw new Error('A formula with signs outside the subset.');
  const strings: string[] = [];
  const unquoted = bare.replaceAll(/"([^"]*)"|'([^']*)'/g, (_whole, double?: string, single?: string) => {
    strings.push(double ?? single ?? '');
    return ` TEXT${strings.length - 1} `;
  });
  const declared = new Set([...unquoted.matchAll(/\b(?:Double|double|int|boolean)\s+([$\w]+)/g)].map(([, name]) => name ?? ''));
  const spoken = [...unquoted.matchAll(/[A-Za-z_$][\w$]*/g)].map(([word]) => word);
  const known = new Set([...declared, ...WORDS, questions, ...strings.map((_text, index) => `TEXT${index}`)]);
  // What Java's compiler would refuse never gives a result.
  if (spoken.some((word) => !known.has(word))) return () => ({ kind: 'none' });
  const javascript = unquoted
    .replaceAll(/\b(?:Double|double|int|boolean)\s+(?=[$\w])/g, 'let ')
    .replaceAll(/\bTEXT(\d+)\b/g, (_whole, index: string) => JSON.stringify(strings[Number(index)] ?? ''));
  const script = new Script(`(function (${questions}, outcome) { 'use strict'; ${javascript} })`);
  const run = script.runInNewContext(Object.create(null) as object) as (questions: object, outcome: object) => void;
  return (answers) => {
    let set: unknown;
    let isSet = false;
    const asked = { get: (id: string, otherwise: unknown = NOTHING) => answers.get(id) ?? otherwise };
    const outcome = {
      set: (value: unknown) => {
        set = value;
        isSet = true;
      },
    };
    try {
      run(asked, outcome);
    } catch {
      return { kind: 'failed' };
    }
    if (!isSet) return { kind: 'none' };
    return typeof set === 'number' && Number.isFinite(set) ? { kind: 'value', value: set } : { kind: 'failed' };
  };
}

const WORDS = ['Double', 'double', 'int', 'boolean', 'if', 'else', 'get', 'set', 'outcome', 'true', 'false'];

const NOTHING = {
  [Symbol.toPrimitive]: () => {
    throw new Error('NullPointerException');
  },
};
