/** JSON that a calculation was fed with, kept beside its value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Inputs = Readonly<Record<string, Json>>;
export type Value = number | string | boolean;

/**
 * What a method comes to: a value, why there can be none, or that it waits for something that is not there yet –
 * another form, an earlier occasion – and is neither.
 */
export type Outcome = { readonly inputs: Inputs } & (
  | { readonly value: Value }
  | { readonly failure: string }
  | { readonly waitsFor: string }
);
