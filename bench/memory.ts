import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sideBySide, type Ratio } from './ratio.ts';

const FEW = 150;
const MANY = 450;

/** What one running moment more costs a worker that keeps it in memory, beside a workflow that does nothing. Each figure is a process of its own. */
export async function measureMemory(): Promise<readonly Ratio[]> {
  const probe = async (kind: 'ours' | 'trivial'): Promise<number> => {
    const address = process.env['STEGVIS_TEST_TEMPORAL'] ?? '';
    const args = ['--expose-gc', 'bench/memoryProbe.ts', kind, address, String(FEW), String(MANY)];
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 300_000 });
    return Number(stdout.trim().split('\n').at(-1)) / 1e6;
  };
  return [
    await sideBySide(
      { name: 'Minne för ett moment i arbetarens cache', unit: 'MB', goal: '≤ 1,5 (≤ 0,2 MB)', reached: (ratio) => ratio <= 1.5 },
      () => probe('ours'),
      () => probe('trivial'),
    ),
  ];
}
