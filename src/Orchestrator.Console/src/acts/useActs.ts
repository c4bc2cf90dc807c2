import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, refreshEveryMs } from '../api/queries';

/** A cycle, or an application of it, that is acted upon. */
export interface Subject {
  code: string;
  number?: string | undefined;
}

/** What may be done to it now. */
export const useActs = ({ code, number }: Subject, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.acts, code, number ?? ''],
    enabled,
    refetchInterval: refreshEveryMs,
    queryFn: () =>
      number === undefined
        ? unwrap(api.GET('/api/console/v1/cycles/{code}/acts', { params: { path: { code } } }))
        : unwrap(api.GET('/api/console/v1/cycles/{code}/applications/{number}/acts', { params: { path: { code, number } } })),
  });
