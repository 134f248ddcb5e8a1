const began = performance.now();
const onTerminal = process.stdout.isTTY === true;

/** Runs one step of the start and prints its name when it begins (on a terminal) and its time when it is done. */
export async function step<T>(name: string, work: (say: (detail: string) => void) => Promise<T> | T): Promise<T> {
  const from = performance.now();
  const say = (detail: string): void => {
    if (onTerminal) process.stdout.write(`\r\u001b[2K· ${name} – ${detail}`);
    else console.log(`  ${name} – ${detail}`);
  };
  if (onTerminal) process.stdout.write(`· ${name} …`);
  try {
    const result = await work(say);
    line('✓', name, from);
    return result;
  } catch (error) {
    line('✗', name, from);
    throw error;
  }
}

/** Seconds since the program began, `12,3 s`. */
export const sinceStart = (): string => seconds(began);

function line(mark: string, name: string, from: number): void {
  const text = `${mark} ${name.padEnd(44)} ${seconds(from).padStart(7)}`;
  console.log(onTerminal ? `\r\u001b[2K${text}` : text);
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} s`;
