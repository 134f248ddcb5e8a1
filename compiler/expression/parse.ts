import jsonata from 'jsonata';

/** Parses JSONata text to jsonata's own tree, or says in Swedish what is wrong and where. Never throws, whatever the text. */
export function parse(text: string): { readonly node: Node } | { readonly fault: Fault } {
  // Each `?:` and `??` doubles what stands before it in jsonata's tree, so many of them would grow without end.
  if ((text.match(/\?[?:]/g)?.length ?? 0) > MOST_DEFAULTS) {
    return { fault: { message: `Fler än ${MOST_DEFAULTS} standardvärden (?: eller ??) ryms inte i ett uttryck.`, position: 0 } };
  }
  try {
    return { node: jsonata(text).ast() as unknown as Node };
  } catch (error) {
    return { fault: faultOf(error, text) };
  }
}

/** What is wrong with an expression, as a Swedish sentence, and how many characters in. */
export interface Fault {
  readonly message: string;
  readonly position: number;
}

/** The parts of jsonata's tree that the subset knows; its own typings leave several out. */
export interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly steps?: readonly Node[];
  readonly lhs?: Node;
  readonly rhs?: Node;
  readonly arguments?: readonly Node[];
  readonly procedure?: Node;
  readonly expressions?: readonly Node[];
  readonly expression?: Node;
  readonly condition?: Node;
  readonly then?: Node;
  readonly else?: Node;
}

const MOST_DEFAULTS = 8;

/** jsonata throws plain objects with a code; a stack overflow is an Error. */
function faultOf(error: unknown, text: string): Fault {
  if (typeof error !== 'object' || error === null || !('code' in error)) {
    return { message: 'Uttrycket är för djupt nästlat för att läsas.', position: 0 };
  }
  const { code, position, token } = error as { code: unknown; position?: unknown; token?: unknown };
  const at = typeof position === 'number' ? Math.max(0, Math.min(position, text.length)) : 0;
  return { message: sentence(String(code), token), position: at };
}

function sentence(code: string, token: unknown): string {
  const sign = typeof token === 'string' && token !== '' && token !== '(end)' ? ` vid ”${token}”` : '';
  switch (code) {
    case 'S0101':
      return 'En text saknar avslutande citattecken.';
    case 'S0102':
      return `Talet är för stort${sign}.`;
    case 'S0105':
      return 'Ett namn saknar avslutande grav accent (`).';
    case 'S0106':
      return 'En kommentar saknar avslutande */.';
    case 'S0203':
    case 'S0207':
      return 'Uttrycket tar slut för tidigt. Något saknas i slutet, till exempel en parentes eller ett värde.';
    default:
      return `Uttrycket går inte att läsa${sign}. Kontrollera stavning, parenteser och tecken.`;
  }
}
