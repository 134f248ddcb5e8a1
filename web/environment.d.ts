/// <reference types="vite/client" />

/** What we use of d3-scale and d3-shape, which ship no types. */
declare module 'd3-scale' {
  interface LinearScale {
    (value: number): number;
    ticks(count?: number): number[];
  }
  export function scaleLinear(domain: readonly [number, number], range: readonly [number, number]): LinearScale;
}
declare module 'd3-shape' {
  interface Line<Datum> {
    (data: readonly Datum[]): string | null;
    x(of: (datum: Datum) => number): Line<Datum>;
    y(of: (datum: Datum) => number): Line<Datum>;
    defined(is: (datum: Datum) => boolean): Line<Datum>;
  }
  export function line<Datum>(): Line<Datum>;
}
