import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { mayTryAgain, newAct } from './api.ts';

/**
 * One act of the reader's: a press of a button. Pressing twice does it once; a lost answer is asked for again with the same
 * idempotency key, so that it cannot be done twice; a new act begins when this one has succeeded or been refused.
 */
export function useAct<Input, Answer>(
  runningMoment: string,
  act: (key: string, input: Input) => Promise<Answer>,
  then?: (answer: Answer, input: Input) => void,
) {
  const client = useQueryClient();
  const current = useRef<{ key: string; input: string } | null>(null);
  return useMutation<Answer, Error, Input>({
    mutationFn: (input) => {
      // The same key means the same request; other words are another act.
      const asked = JSON.stringify(input ?? null);
      if (current.current?.input !== asked) current.current = { key: newAct(), input: asked };
      return act(current.current.key, input);
    },
    retry: (failures, error) => failures < 4 && mayTryAgain(error),
    retryDelay: (failures) => Math.min(8_000, 700 * 2 ** failures),
    onError: (error) => {
      if (!mayTryAgain(error)) current.current = null;
    },
    onSuccess: (answer, input) => {
      current.current = null;
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '*' || queryKey[1] === runningMoment });
      then?.(answer, input);
    },
  });
}
