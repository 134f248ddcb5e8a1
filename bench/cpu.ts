/**
 * Milliseconds of processor time that this process has taken, the collector's and the compiler's threads counted in: what a thing costs,
 * whoever else the machine is busy with.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
