/** Between the commit and the telling of the engine, a fault test may kill the process as by a power cut: STEGVIS_FAIL_AT=afterSave. */
export function failAfterSave(): void {
  if (process.env['STEGVIS_FAIL_AT'] === 'afterSave') process.kill(process.pid, 'SIGKILL');
}
