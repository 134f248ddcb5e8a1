/** The default export takes every workflow type: a type is a moment and its version, `sömnskola/1.0`. */
export { runningMoment as default } from './runningMoment.ts';
