import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from './client';
import { unwrap } from './problem';
import type { LogFilter, OrganisationFilter } from './types';

export const refreshEveryMs = 30_000;

export const keys = {
  session: ['session'] as const,
  overview: ['overview'] as const,
  cycles: ['cycles'] as const,
  cycle: (code: string) => ['cycles', code] as const,
  acts: ['acts'] as const,
  calendars: ['calendars'] as const,
  notices: ['notices'] as const,
  moves: ['moves'] as const,
  portals: ['portals'] as const,
  waiting: ['waiting'] as const,
  outbox: ['outbox'] as const,
  jobs: ['jobs'] as const,
  deadLetters: ['dead-letters'] as const,
  users: ['users'] as const,
  organisations: ['organisations'] as const,
  operatorLog: ['operator-log'] as const,
  practice: ['practice'] as const,
};

export const useSession = () =>
  useQuery({ queryKey: keys.session, queryFn: () => unwrap(api.GET('/api/session')), retry: false, staleTime: Infinity });

export const useOverview = () =>
  useQuery({ queryKey: keys.overview, queryFn: () => unwrap(api.GET('/api/console/v1/overview')), refetchInterval: refreshEveryMs });

export const useCycles = () =>
  useQuery({ queryKey: keys.cycles, queryFn: () => unwrap(api.GET('/api/console/v1/cycles')), refetchInterval: refreshEveryMs });

export const useCycle = (code: string) =>
  useQuery({
    queryKey: keys.cycle(code),
    queryFn: () => unwrap(api.GET('/api/console/v1/cycles/{code}', { params: { path: { code } } })),
    refetchInterval: refreshEveryMs,
  });

export const useDeadline = (code: string | null, id: string | undefined) =>
  useQuery({
    queryKey: ['deadline', code, id],
    enabled: code !== null && id !== undefined,
    queryFn: () =>
      unwrap(api.GET('/api/console/v1/cycles/{code}/deadlines/{id}', { params: { path: { code: code ?? '', id: id ?? '' } } })),
  });

export const useDefinitions = () =>
  useQuery({ queryKey: ['definitions'], queryFn: () => unwrap(api.GET('/api/console/v1/definitions')), staleTime: 60_000 });

export const useApplications = (code: string, filter: { stage?: string; search?: string; page: number }) =>
  useQuery({
    queryKey: ['applications', code, filter],
    placeholderData: (previous) => previous,
    queryFn: () => unwrap(api.GET('/api/console/v1/cycles/{code}/applications', { params: { path: { code }, query: filter } })),
  });

export type ApplicationFilter = { search?: string; cycle?: string; stage?: string; mine?: boolean; overdue?: boolean };

/** Applications of all cycles within reach. */
export const useFoundApplications = (filter: ApplicationFilter & { page: number }) =>
  useQuery({
    queryKey: ['applications', filter],
    placeholderData: (previous) => previous,
    queryFn: () => unwrap(api.GET('/api/console/v1/applications', { params: { query: filter } })),
  });

export const useApplication = (code: string, number: string | undefined) =>
  useQuery({
    queryKey: ['application', code, number],
    enabled: number !== undefined,
    queryFn: () =>
      unwrap(api.GET('/api/console/v1/cycles/{code}/applications/{number}', { params: { path: { code, number: number ?? '' } } })),
    refetchInterval: refreshEveryMs,
  });

export const useMoves = () => useQuery({ queryKey: keys.moves, queryFn: () => unwrap(api.GET('/api/console/v1/moves')) });

export const useMovableDates = (code: string | undefined) =>
  useQuery({
    queryKey: [...keys.moves, 'dates', code],
    enabled: code !== undefined,
    queryFn: () => unwrap(api.GET('/api/console/v1/cycles/{code}/movable-dates', { params: { path: { code: code ?? '' } } })),
  });

export const useMissedApplications = (code: string) =>
  useQuery({
    queryKey: [...keys.moves, 'missed', code],
    enabled: code !== '',
    queryFn: () => unwrap(api.GET('/api/console/v1/cycles/{code}/missed-applications', { params: { path: { code } } })),
  });

export const useCarriableApplications = (code: string) =>
  useQuery({
    queryKey: [...keys.moves, 'carriable', code],
    enabled: code !== '',
    queryFn: () => unwrap(api.GET('/api/console/v1/cycles/{code}/carriable-applications', { params: { path: { code } } })),
  });

export const useDatesToConfirm = () =>
  useQuery({ queryKey: ['definitions', 'confirmations'], queryFn: () => unwrap(api.GET('/api/console/v1/definitions/confirmations')) });

export const useMove = (id: string) =>
  useQuery({ queryKey: [...keys.moves, id], queryFn: () => unwrap(api.GET('/api/console/v1/moves/{id}', { params: { path: { id } } })) });

export const useWaiting = () =>
  useQuery({ queryKey: keys.waiting, queryFn: () => unwrap(api.GET('/api/console/v1/waiting')), refetchInterval: refreshEveryMs });

export const useCalendars = () => useQuery({ queryKey: keys.calendars, queryFn: () => unwrap(api.GET('/api/console/v1/calendars')) });
export const useNotices = () => useQuery({ queryKey: keys.notices, queryFn: () => unwrap(api.GET('/api/console/v1/notices')) });

export const useNotice = (id: string | undefined) =>
  useQuery({
    queryKey: [...keys.notices, id],
    enabled: id !== undefined,
    queryFn: () => unwrap(api.GET('/api/console/v1/notices/{id}', { params: { path: { id: id ?? '' } } })),
  });

export const usePortals = () => useQuery({ queryKey: keys.portals, queryFn: () => unwrap(api.GET('/api/console/v1/portals')) });
export const useJobs = () =>
  useQuery({ queryKey: keys.jobs, queryFn: () => unwrap(api.GET('/api/console/v1/jobs')), refetchInterval: 10_000 });
export const useDeadLetters = () =>
  useQuery({ queryKey: keys.deadLetters, queryFn: () => unwrap(api.GET('/api/console/v1/dead-letters')), refetchInterval: refreshEveryMs });

/** Newest first, page behind page. */
export const useOperatorLog = (filter: LogFilter) =>
  useInfiniteQuery({
    queryKey: [...keys.operatorLog, filter],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam: before }) =>
      unwrap(api.GET('/api/console/v1/operator-log', { params: { query: { ...filter, ...(before ? { before } : {}) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useOutbox = () =>
  useQuery({ queryKey: keys.outbox, queryFn: () => unwrap(api.GET('/api/console/v1/outbox')), refetchInterval: refreshEveryMs });
export const useUsers = () => useQuery({ queryKey: keys.users, queryFn: () => unwrap(api.GET('/api/console/v1/users')) });

/** A page of the register, by role and part of a code or a name; an empty text asks for all. */
export const useOrganisations = (filter: OrganisationFilter, enabled = true) =>
  useQuery({
    queryKey: [...keys.organisations, filter],
    enabled,
    placeholderData: (previous) => previous,
    queryFn: () => unwrap(api.GET('/api/console/v1/organisations', { params: { query: filter } })),
  });

export const usePractice = (enabled: boolean) =>
  useQuery({
    queryKey: keys.practice,
    enabled,
    queryFn: () => unwrap(api.GET('/api/console/v1/practice')),
    refetchInterval: refreshEveryMs,
  });
