import { placeMoved } from '../engine/copy.ts';
import type { Event } from '../engine/event.ts';
import type { Moved } from '../engine/move.ts';

/** What an event said by the old plan's ids, said by the new one's: it was saved on pages of the old version, and is taken after the move. */
export function eventMoved<E extends Event>(event: E, moved: Moved): E {
  const said: Record<string, unknown> = { ...event };
  if ('module' in event) said['module'] = itemMoved(event.module, moved);
  if ('step' in event) said['step'] = itemMoved(event.step, moved);
  if ('form' in event) said['form'] = moved.forms[event.form] ?? event.form;
  if ('battery' in event) said['battery'] = moved.batteries[event.battery] ?? event.battery;
  if ('instance' in event && event.instance.kind === 'occasion')
    said['instance'] = { ...event.instance, battery: moved.batteries[event.instance.battery] ?? event.instance.battery };
  if ('instance' in event && event.instance.kind === 'module')
    said['instance'] = { ...event.instance, module: moved.modules[event.instance.module] ?? event.instance.module };
  if ('flagKey' in event) said['flagKey'] = flagKeyMoved(event.flagKey, moved);
  return said as unknown as E;
}

/** A module's id, or a part's or step's by the longest of its beginnings that has moved. */
function itemMoved(id: string, { modules }: Moved): string {
  for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1)) {
    const to = modules[id.slice(0, end)];
    if (to !== undefined) return to + id.slice(end);
  }
  return id;
}

/** `flag/<id>/<about>` where about is `phq9`, `phq9@battery/3`, `battery/3`, a measure or `-`. */
export function flagKeyMoved(key: string, moved: Moved): string {
  const [, id, about] = /^flag\/([^/]*)\/(.*)$/.exec(key) ?? [];
  if (id === undefined || about === undefined) return key;
  return `flag/${moved.flags[id] ?? id}/${aboutMoved(about, moved)}`;
}

function aboutMoved(about: string, { forms, batteries, modules }: Moved): string {
  if (about.includes('@'))
    return placeMoved(about, {
      form: (id) => forms[id] ?? id,
      battery: (id) => batteries[id] ?? id,
      module: (id) => modules[id] ?? id,
    });
  return about.includes('/') ? occasionMoved(about, batteries) : (forms[about] ?? about);
}

function occasionMoved(occasion: string, batteries: Moved['batteries']): string {
  const [battery = '', number] = occasion.split('/');
  return `${batteries[battery] ?? battery}/${number}`;
}
