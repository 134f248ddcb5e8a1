import type { Cohort } from '../cohort.ts';
import { RULE_GROUPS } from '../coverage/rules.ts';
import { type Figure, picture } from './figure.ts';
import { table } from './table.ts';
import { escaped, percent } from './text.ts';

const LEFT = 170;
const WIDTH = 760;
const ROW = 32;

/** How much of the plan came to pass, group by group, and every rule by itself. */
export function coverageFigure({ coverage, citizens }: Cohort): Figure {
  const all = citizens.reduce((sum, { count }) => sum + count, 0);
  const groups = RULE_GROUPS.map((group) => {
    const of = coverage.filter((rule) => rule.group === group);
    return { group, of: of.length, fired: of.filter(({ fired }) => fired > 0).length };
  }).filter(({ of }) => of > 0);
  const fired = coverage.filter((rule) => rule.fired > 0).length;
  const rows = groups
    .map(({ group, of, fired: some }, index) => {
      const y = 6 + index * ROW;
      const room = WIDTH - LEFT - 90;
      const full = (room * some) / of;
      return `<text x="0" y="${y + 17}" class="label">${escaped(group)}</text><rect x="${LEFT}" y="${y + 3}" width="${room}" height="18" rx="3" class="empty"/><rect x="${LEFT}" y="${y + 3}" width="${full.toFixed(1)}" height="18" rx="3" class="bar"/><text x="${LEFT + room + 10}" y="${y + 17}" class="label">${some} av ${of}</text>`;
    })
    .join('');
  const words = `${fired} av ${coverage.length} regler har inträffat minst en gång (${percent(fired / Math.max(1, coverage.length))}), bland ${all} invånare.`;
  return {
    id: 'tackning',
    title: 'Täckning',
    words,
    svg: picture('tackning', WIDTH, groups.length * ROW + 12, words, rows),
    table: table(
      'Varje regel, hur många gånger den inträffade och i hur många liv',
      ['Regel', 'Slag', 'Gånger', 'Invånare', 'Varför inte'],
      coverage.map(({ label, group, fired: times, lives, reason }) => [label, group, String(times), String(lives), reason ?? '']),
      [2, 3],
    ),
  };
}

/** What never came to pass, with its reason: to be read, not only drawn. */
export function missingHtml({ coverage }: Cohort): string {
  const missing = coverage.filter(({ fired }) => fired === 0);
  if (missing.length === 0) return '<p>Allt som momentet kan göra har inträffat för någon.</p>';
  const item = ({ label, reason, proved }: (typeof missing)[number]): string =>
    `<li><strong>${escaped(label)}</strong>: ${escaped(reason ?? '')}${proved ? ' (det visar planen)' : ''}.</li>`;
  return `<h3>Inträffade aldrig</h3><ul>${missing.map(item).join('')}</ul>`;
}
