import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { live, type Life } from './support/act.ts';
import { clientOf, failNextTask } from './support/failTask.ts';
import { PLANTED_FAILURE } from './support/failingWorkflow.ts';
import { filesOf, startHouse, type House } from './support/house.ts';
import { expectEachNoticeOnce, expectWhatTheEngineSays } from './support/oracle.ts';
import { tellLogs } from './support/tellLogs.ts';
import { runningMomentId } from '../../workflows/ids.ts';

let house: House;
let life: Life;
beforeAll(async () => {
  house = await startHouse({ withApi: false });
});
afterAll(() => house?.stop());
tellLogs(() => house);

const FREE_TEXT = 'Fritextkanarie: jag är så trött att jag inte orkar åka hem över ån.';
const ANSWERS = { q1: 'kanarieval2', q2: 'kanarieval3', fritt: FREE_TEXT };

describe("Temporal's files", () => {
  test('hold the history, and that can be found in them', async () => {
    life = await live(house);
    await life.settled();
    await life.answer('start', 1, ANSWERS);
    await life.complete('ett');
    await life.settled();
    const files = filesOf(house.temporal.file);
    expect(found(files, ['provmoment/1.0', 'StegvisPhase', runningMomentId(life.id)])).toHaveLength(3);
  });

  test('hold no name, no answer and no text of anybody', () => {
    expect(found(filesOf(house.temporal.file), canaries())).toEqual([]);
  });

  test('hold none after an update that was refused, whatever it carried', async () => {
    const client = clientOf(house);
    const carrying = `${FREE_TEXT} ${life.citizen.givenName}`;
    const refused = client.client.workflow
      .getHandle(runningMomentId(life.id))
      .executeUpdate<unknown, [string]>('nudge', { args: [carrying] });
    await expect(refused).rejects.toThrow();
    expect(found(filesOf(house.temporal.file), canaries())).toEqual([]);
    await client.close();
  });

  test('hold none after a workflow task that failed by a bug, and the moment goes on when the bug is gone', async () => {
    const client = clientOf(house);
    await house.worker.kill();
    const { seq } = await life.complete('tva');
    await failNextTask(house, client, life.id, seq);
    expect(found(filesOf(house.temporal.file), canaries())).toEqual([]);

    house.worker.start();
    const rows = await life.settled();
    expectWhatTheEngineSays(rows);
    expectEachNoticeOnce(rows);
    expect(rows.flags.map(({ key }) => key)).toEqual(['flag/hog/korta@start/1', 'flag/kod/korta@start/1']);
    expect(found(filesOf(house.temporal.file), canaries())).toEqual([]);
    await client.close();
  });
});

describe("the processes' logs", () => {
  test('hold none of it either', () => {
    expect(found(Buffer.from(house.worker.log()), canaries())).toEqual([]);
  });
});

/** Everything personal that was planted, in both normal forms of å ä ö, and the texts that only people are to read. */
function canaries(): string[] {
  const { citizen } = life;
  const persons = [citizen, ...house.people.therapists].flatMap(({ givenName, familyName, email, persona }) => [
    givenName,
    familyName,
    email,
    ...Object.values(persona.claims).filter((claim) => claim !== house.people.unit),
  ]);
  const texts = [
    'kanarieval',
    'Fritextkanarie',
    'åka hem över ån',
    'Kanarietext',
    'Summan är hög',
    'Hur mår du',
    'Korta frågor',
    PLANTED_FAILURE,
    'Kanariefelmeddelande',
  ];
  return [...persons, ...texts].flatMap((text) => [text, text.normalize('NFD')]).filter((text, index, all) => all.indexOf(text) === index);
}

/** Which of the texts stand in the bytes, as `grep -a` finds them. */
const found = (bytes: Buffer, texts: readonly string[]): string[] => texts.filter((text) => bytes.includes(Buffer.from(text)));
