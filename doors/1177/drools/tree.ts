/** A formula of the 1177 form service (`inera:form-engine:drools-java:1`) once it is read. `at` is how many characters in. */
export interface Formula {
  readonly statements: readonly Statement[];
}

export type Statement =
  | { readonly kind: 'declare'; readonly type: TypeName; readonly name: string; readonly value: Value | null; readonly at: number }
  | { readonly kind: 'assign'; readonly name: string; readonly value: Value; readonly at: number }
  | {
      readonly kind: 'if';
      readonly when: Value;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
      readonly at: number;
    }
  | { readonly kind: 'block'; readonly statements: readonly Statement[]; readonly at: number }
  | { readonly kind: 'outcome'; readonly value: Value; readonly at: number };

export type TypeName = 'Double' | 'double' | 'int' | 'boolean';

export type Value =
  | { readonly kind: 'number'; readonly value: number; readonly whole: boolean; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  /** `q.get('id')`: what the question counts as; `q.get('id', 0)` when it is not answered. */
  | { readonly kind: 'get'; readonly question: string; readonly otherwise: Value | null; readonly at: number }
  | { readonly kind: 'negate' | 'not'; readonly of: Value; readonly at: number }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Value; readonly right: Value; readonly at: number }
  | { readonly kind: 'choice'; readonly when: Value; readonly then: Value; readonly otherwise: Value; readonly at: number }
  | { readonly kind: 'math'; readonly name: MathName; readonly given: readonly Value[]; readonly at: number };

export type Operator = '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '&&' | '||';
export type MathName = 'min' | 'max' | 'abs' | 'floor' | 'ceil' | 'sqrt' | 'round';

/** Why a formula cannot be taken over, and where in it. Thrown inside this room only; `translate` catches it. */
export class FormulaFault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
