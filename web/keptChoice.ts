/** A choice of how to see things that this browser remembers. Nothing personal is kept; without storage it is simply forgotten. */
export function keptChoice<Choice extends string>(name: string, choices: readonly Choice[]) {
  return {
    read(): Choice | null {
      try {
        const kept = localStorage.getItem(name);
        return choices.find((choice) => choice === kept) ?? null;
      } catch {
        return null;
      }
    },
    keep(choice: Choice): void {
      try {
        localStorage.setItem(name, choice);
      } catch {
        // A browser that keeps nothing still shows the choice until the page is left.
      }
    },
  };
}
