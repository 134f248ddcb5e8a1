/**
 * What keeps a pattern from being used, as a Swedish sentence; null when it may be. Nothing may be repeated that is itself of varying length or has
 * several ways, nothing may look back at what was matched, and the ways to try stay few at the longest answer: so no answer can make it slow.
 */
export function patternFault(pattern: string, maximumLength: number): string | null {
  try {
    new RegExp(pattern, 'u');
  } catch {
    return 'Mönstret går inte att läsa. Kontrollera parenteser och tecken.';
  }
  const look = new Look(pattern, maximumLength);
  const ways = look.alternatives();
  if (look.fault !== null) return look.fault;
  return ways.count > MOST_WAYS ? 'Mönstret kan ta för lång tid att pröva. Skriv det med färre * och +.' : null;
}

/** Whether the whole answer is of the form a pattern asks for. One that may not be used asks for nothing; `check` has refused it. */
export function fits(pattern: string, maximumLength: number, answer: string): boolean {
  const key = `${maximumLength} ${pattern}`;
  if (!made.has(key)) {
    if (made.size >= 200) made.clear();
    made.set(key, patternFault(pattern, maximumLength) === null ? new RegExp(`^(?:${pattern})$`, 'u') : null);
  }
  return made.get(key)?.test(answer.normalize('NFC')) ?? true;
}

const made = new Map<string, RegExp | null>();
const MOST_WAYS = 1e6;

/** How many ways a part can be matched, and whether it has more than one length. */
interface Ways {
  readonly count: number;
  readonly varies: boolean;
}

/** Reads a pattern that `RegExp` has taken, sign by sign. */
class Look {
  private readonly signs: readonly string[];
  private readonly longest: number;
  private place = 0;
  fault: string | null = null;

  constructor(pattern: string, longest: number) {
    this.signs = Array.from(pattern);
    this.longest = longest;
  }

  alternatives(): Ways {
    const parts = [this.sequence()];
    while (this.signs[this.place] === '|') {
      this.place += 1;
      parts.push(this.sequence());
    }
    return { count: parts.reduce((sum, { count }) => sum + count, 0), varies: parts.length > 1 || parts.some(({ varies }) => varies) };
  }

  private sequence(): Ways {
    let ways: Ways = { count: 1, varies: false };
    while (this.place < this.signs.length && this.signs[this.place] !== '|' && this.signs[this.place] !== ')') {
      const next = this.repeated(this.atom());
      ways = { count: ways.count * next.count, varies: ways.varies || next.varies };
    }
    return ways;
  }

  private repeated(atom: Ways): Ways {
    const rest = this.signs.slice(this.place, this.place + 12).join('');
    const times = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
    if (times === undefined) return atom;
    this.place += times.length;
    const [least, most] = this.limits(times);
    if (most > 1 && (atom.varies || atom.count > 1))
      this.fault ??= 'Mönstret upprepar något som själv kan vara olika långt. Skriv det enklare.';
    return { count: atom.count * (most - least + 1), varies: atom.varies || most !== least };
  }

  private limits(times: string): readonly [number, number] {
    if (times.startsWith('*')) return [0, this.longest];
    if (times.startsWith('+')) return [1, this.longest];
    if (times.startsWith('?')) return [0, 1];
    const [, least = '0', comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(times) ?? [];
    const from = Math.min(Number(least), this.longest);
    return [from, comma === '' ? from : most === '' || most === undefined ? this.longest : Math.min(Number(most), this.longest)];
  }

  private atom(): Ways {
    const sign = this.signs[this.place] ?? '';
    this.place += 1;
    if (sign === '[') return this.classOfSigns();
    if (sign === '\\') return this.escaped();
    if (sign !== '(') return ONE;
    const opening = this.signs.slice(this.place, this.place + 3).join('');
    if (/^\?(?:[=!]|<[=!])/.test(opening)) this.fault ??= 'Mönstret får inte se framåt eller bakåt (?=, ?!, ?<).';
    else if (opening.startsWith('?:')) this.place += 2;
    else if (opening.startsWith('?')) this.fault ??= 'Mönstret får inte ha namngivna grupper eller flaggor.';
    if (this.fault !== null) {
      this.place = this.signs.length;
      return ONE;
    }
    const inside = this.alternatives();
    this.place += 1;
    return inside;
  }

  private classOfSigns(): Ways {
    while (this.place < this.signs.length && this.signs[this.place] !== ']') this.place += this.signs[this.place] === '\\' ? 2 : 1;
    this.place += 1;
    return ONE;
  }

  private escaped(): Ways {
    const sign = this.signs[this.place] ?? '';
    this.place += 1;
    if (/[1-9k]/.test(sign)) this.fault ??= 'Mönstret får inte hänvisa till något som redan är läst (\\1).';
    if (/[pPu]/.test(sign) && this.signs[this.place] === '{') this.place = this.signs.indexOf('}', this.place) + 1;
    return ONE;
  }
}

const ONE: Ways = { count: 1, varies: false };
