import { expect, test } from 'vitest';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { eventsOf, scriptOf, type Script } from '../../simulator/script.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

test('a script that has been through JSON gives the very events of the life it came from', async () => {
  const { moment, plan } = exampleMoment('somnskola');
  const start = Date.parse('2026-02-02T08:30:00Z');
  const life = await simulate({ moment, plan, start, citizen: citizenOf('random', 4), until: start + 60 * 86_400_000 });
  const script = JSON.parse(JSON.stringify(scriptOf(life))) as Script;
  expect(script.length).toBeGreaterThan(10);
  expect(await eventsOf(moment, plan, script)).toEqual(life.events);
});

test('the engine is told only what conditions name: no text, no other answers', async () => {
  const { moment, plan } = exampleMoment('somnskola');
  const start = Date.parse('2026-02-02T08:30:00Z');
  const { events } = await simulate({ moment, plan, start, citizen: citizenOf('diligent'), until: start + 60 * 86_400_000 });
  const named = new Set(
    events.flatMap((event) =>
      event.kind === 'formSaved'
        ? [...Object.keys(event.facts.answers), ...Object.keys(event.facts.results)].map((id) => `${event.form}.${id}`)
        : [],
    ),
  );
  expect([...named].sort()).toEqual(['gad7.total', 'phq9.item9', 'phq9.total', 'veckokoll.nickat']);
});
