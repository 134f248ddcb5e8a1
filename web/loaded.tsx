import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Skeleton } from './ui/skeleton.tsx';

/** Draws what a query brought; until then a skeleton, and the reason when it cannot be had. What is already shown stays when a refresh fails. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failure error={query.error} />;
  return <Skeleton />;
}
