import { gatesOf } from '../../document/gate.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Före en modul står högst ett mätbatteri, och det är ett som alltid kan besvaras (BAT-03). */
export const BatteryBeforeModule: Rule = (moment) => {
  const gates = gatesOf(moment);
  return [
    ...moment.batteries.flatMap(({ id, title, schedule }, index) => {
      if (schedule.kind !== 'before') return [];
      const gate = gates.get(schedule.module);
      if (gate === undefined || gate === id) return [];
      const message = `Modulen har redan ett annat mätbatteri framför sig, så ”${title}” släpper aldrig fram något.`;
      return [error('BatteryBeforeModule', ['batteries', index, 'schedule', 'module'], message)];
    }),
    ...moment.modules.flatMap((module) => {
      const index = moment.batteries.findIndex(({ id }) => id === gates.get(module.id));
      const battery = moment.batteries[index];
      if (!battery) return [];
      if (battery.schedule.kind === 'byStaff')
        return [
          warning(
            'BatteryBeforeModule',
            ['batteries', index, 'schedule'],
            `Modulen ”${module.title}” öppnar först när personalen har startat ”${battery.title}” och det är besvarat.`,
          ),
        ];
      return battery.closes && battery.lateAnswers !== 'accepted'
        ? [
            warning(
              'BatteryBeforeModule',
              ['batteries', index, 'closes'],
              `Om ”${battery.title}” stänger obesvarat öppnar modulen ”${module.title}” aldrig av sig själv.`,
            ),
          ]
        : [];
    }),
  ];
};
