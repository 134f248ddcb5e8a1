/**
 * The level of assurance (tillitsnivå) that a provider's word stands for: 2, 3 or 4, or null when the word is not one of those that the Swedish
 * identity federations have agreed on. Uncertified levels are none.
 */
export function levelOf(word: string | null | undefined): 2 | 3 | 4 | null {
  const digit = /^http:\/\/id\.(?:elegnamnden\.se\/loa\/1\.0|sambi\.se\/loa)\/loa([234])$/.exec(word ?? '')?.[1];
  return digit === undefined ? null : (Number(digit) as 2 | 3 | 4);
}

/** The words that are asked for: this level and those above, as both federations write them. */
export const wordsFrom = (level: 2 | 3 | 4): string[] =>
  [2, 3, 4]
    .filter((each) => each >= level)
    .flatMap((each) => [`http://id.elegnamnden.se/loa/1.0/loa${each}`, `http://id.sambi.se/loa/loa${each}`]);

/** The provider vouches for less than what is asked for; told on a page of its own. */
export class LevelTooLow extends Error {
  override readonly name = 'LevelTooLow';
}
