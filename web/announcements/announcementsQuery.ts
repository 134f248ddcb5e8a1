import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

const TWO_MINUTES = 120_000;

/** What is announced to the reader. Asked for again every two minutes, also when nothing else is (ANN-07). */
export const announcementsQuery = queryOptions({
  queryKey: ['announcements', '*'],
  queryFn: api.announcements,
  refetchInterval: TWO_MINUTES,
  staleTime: 30_000,
});
