/** Places between two effects where a process can be killed by a fault test. */
export type FailPoint = 'afterSave' | 'afterPull' | 'beforeWrite' | 'afterWrite' | 'afterMarkSending' | 'afterSend';

/** Does nothing, unless the environment variable STEGVIS_FAIL_AT names this place: then the process dies as by a power cut. */
export function failPoint(name: FailPoint): void {
  if (process.env['STEGVIS_FAIL_AT'] === name) process.kill(process.pid, 'SIGKILL');
}
