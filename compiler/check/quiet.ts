/** A time inside quiet hours, which may stand on each side of midnight. The last minute is where they end. */
export function isQuiet(time: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return from < to ? time >= from && time < to : time >= from || time < to;
}
