import { useMutation } from '@tanstack/react-query';
import { Card } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { useDefinitions } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { useText } from '../text/language';
import { SandboxForm, type SandboxSettings } from './SandboxForm';
import { SandboxPlay } from './SandboxPlay';
import { useSandbox } from './useSandbox';

export const defaultSeconds = 30;

/** Plays a schedule on a virtual clock, away from all real cycles. */
export function SandboxPage() {
  const text = useText();
  const definitions = useDefinitions();
  const [search, setSearch] = useSearchParams();
  const [id, setId] = useState<string | null>(null);
  const { sandbox, lost, error } = useSandbox(id);
  const schedules = definitions.data?.filter((definition) => definition.kind === 'schedule') ?? [];

  const start = useMutation({
    mutationFn: (body: SandboxSettings) => unwrap(api.POST('/api/console/v1/sandboxes', { body })),
    onSuccess: (created) => setId(created.id),
  });
  const stop = useMutation({
    mutationFn: (playing: string) => unwrap(api.DELETE('/api/console/v1/sandboxes/{id}', { params: { path: { id: playing } } })),
    onSettled: () => setId(null),
  });

  // "打开沙箱，用30秒演练…" starts at once.
  const wanted = search.get('play');
  const started = useRef(false);
  useEffect(() => {
    if (wanted === null || schedules.length === 0 || started.current) return;
    started.current = true;
    setSearch({}, { replace: true });
    const schedule = schedules.find((definition) => definition.id === wanted) ?? schedules.find((definition) => definition.id.includes(wanted)) ?? schedules[0]!;
    start.mutate({ definitionId: schedule.id, applications: 50, seed: 1, seconds: defaultSeconds });
  });

  return (
    <>
      <div className="page-head"><div><h1>{text.sandbox.title}</h1><p className="muted">{text.sandbox.intro}</p></div></div>
      {definitions.error && <ProblemNote error={definitions.error} onRetry={() => void definitions.refetch()} />}
      {id === null && (
        <Card>
          <SandboxForm schedules={schedules} loading={definitions.isLoading} starting={start.isPending} onStart={(settings) => start.mutate(settings)} />
          {start.error && <div className="below"><ProblemNote error={start.error} /></div>}
        </Card>
      )}
      {error !== null && <ProblemNote error={error} onRetry={() => setId(null)} />}
      {id !== null && error === null && (
        <SandboxPlay
          key={id}
          sandbox={sandbox}
          name={schedules.find((definition) => definition.id === sandbox?.definitionId)?.name}
          lost={lost}
          stopping={stop.isPending}
          onStop={() => stop.mutate(id)}
        />
      )}
    </>
  );
}
