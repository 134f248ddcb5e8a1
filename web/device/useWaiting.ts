import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { Refusal, api, mayTryAgain } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { useContact } from '../live.ts';
import type { Citizen } from '../session.ts';
import { deviceOf } from './device.ts';
import { isBeingFilledIn } from './openCopies.ts';
import { sendWaiting, type SentWaiting } from './sendWaiting.ts';
import { placeOf } from './waiting.ts';

/** Sends what waits on the device: when the page opens, when contact is back, and each minute while something waits. Tells what has arrived. */
export function useWaiting(citizen: Citizen | null): {
  readonly arrived: readonly SentWaiting[];
  readonly refused: readonly SentWaiting[];
} {
  const client = useQueryClient();
  const contact = useContact();
  const [arrived, setArrived] = useState<readonly SentWaiting[]>([]);
  const person = citizen?.id ?? null;
  const waiting = useQuery({
    queryKey: ['waiting', '*', person],
    enabled: citizen !== null,
    staleTime: 0,
    queryFn: async () => {
      const store = citizen === null ? null : await deviceOf(citizen);
      return ((await store?.all()) ?? []).filter((each): each is SentWaiting => each.kind === 'sent');
    },
  });
  const again = useCallback(async () => {
    const store = citizen === null ? null : await deviceOf(citizen);
    if (store === null) return;
    const outcome = await sendWaiting({
      store: { ...store, all: async () => (await store.all()).filter((each) => !isBeingFilledIn(placeOf(each))) },
      send: async ({ act, runningMoment, instance, answers, shownHash, answerVersion, at }) =>
        void (await api.submitForm(act, runningMoment, instance, { answers, shownHash, answerVersion, answeredAt: at })),
      // Signed out is no answer about the answers: they wait for the next sign-in.
      refusalOf: (error) => (mayTryAgain(error) || (error instanceof Refusal && error.problem.status === 401) ? null : sentenceOf(error)),
    });
    if (outcome.arrived.length === 0) return;
    setArrived((before) => [...before, ...outcome.arrived]);
    await client.invalidateQueries();
  }, [citizen, client]);
  const some = (waiting.data ?? []).some(({ refused }) => refused === null);
  useEffect(() => {
    if (!some || contact.cut) return undefined;
    void again();
    const often = setInterval(() => void again(), 60_000);
    const back = () => void again();
    window.addEventListener('online', back);
    return () => {
      clearInterval(often);
      window.removeEventListener('online', back);
    };
  }, [some, contact.cut, again]);
  return { arrived, refused: (waiting.data ?? []).filter(({ refused }) => refused !== null) };
}
