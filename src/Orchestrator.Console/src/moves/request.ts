import type { MoveRequest } from '../api/types';

export type MoveKind = 'dates' | 'extension' | 'migration' | 'reopen' | 'close' | 'cancel' | 'carry';

/** What a person filled in; what a kind does not ask for is absent, and what was left empty is blank. */
export interface MoveValues {
  reason: string;
  dates?: Record<string, string | undefined>;
  date?: string;
  workingDays?: number | null;
  to?: string;
  wholeCity?: boolean;
  series?: string;
  level?: string;
  employer?: string;
  scheduleVersion?: number | null;
  applicationVersion?: number | null;
  void?: string[];
  applications?: string[];
  track?: string;
  into?: string;
}

/** The request as the server takes it: fields left empty are left out. */
export function requestOf(kind: MoveKind, cycle: string, city: string, values: MoveValues): MoveRequest {
  const reason = values.reason.trim();
  switch (kind) {
    case 'dates':
      return { kind, reason, cycle, dates: Object.fromEntries(Object.entries(values.dates ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))) };
    case 'extension':
      return {
        kind,
        reason,
        date: values.date ?? null,
        to: filled(values.to),
        workingDays: values.workingDays ?? null,
        scope: { ...(values.wholeCity ? { city } : { cycle }), series: filled(values.series), level: filled(values.level), employer: filled(values.employer) },
      };
    case 'migration':
      return { kind, reason, cycle, scheduleVersion: values.scheduleVersion ?? null, applicationVersion: values.applicationVersion ?? null, void: values.void ?? null };
    case 'reopen':
      return { kind, reason, cycle, applications: values.applications ?? [], to: filled(values.to) };
    case 'close':
      return { kind, reason, cycle, to: filled(values.to), track: filled(values.track) };
    case 'carry':
      return { kind, reason, cycle, into: filled(values.into), applications: values.applications ?? [] };
    case 'cancel':
      return { kind, reason, cycle };
  }
}

function filled(value: string | undefined): string | null {
  return value?.trim() ? value.trim() : null;
}
