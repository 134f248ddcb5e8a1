/** Loaded first in every process that `npm start` starts: when the parent is gone, however it went, this one ends too. */
process.env.TZ = 'UTC';
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
