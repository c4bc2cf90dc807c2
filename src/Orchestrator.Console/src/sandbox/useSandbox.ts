import { useEffect, useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { Sandbox } from '../api/types';

const isOver = (sandbox: Sandbox) => sandbox.status === 'finished' || sandbox.status === 'failed';

/** Follows a play over server-sent events until it is over. */
export function useSandbox(id: string | null): { sandbox: Sandbox | null; lost: boolean; error: unknown } {
  const [sandbox, setSandbox] = useState<Sandbox | null>(null);
  const [lost, setLost] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    setSandbox(null);
    setError(null);
    setLost(false);
    if (id === null) return;
    const source = new EventSource(`/api/console/v1/sandboxes/${encodeURIComponent(id)}/stream`);
    source.onmessage = (message: MessageEvent<string>) => {
      const next = JSON.parse(message.data) as Sandbox;
      setLost(false);
      setSandbox(next);
      if (isOver(next)) source.close();
    };
    source.onerror = () => {
      setLost(true);
      if (source.readyState !== EventSource.CLOSED) return;
      // The browser gave up: ask once why, so that the reader learns the reason.
      unwrap(api.GET('/api/console/v1/sandboxes/{id}', { params: { path: { id } } })).then(setSandbox, setError);
    };
    return () => source.close();
  }, [id]);
  return { sandbox, lost: lost && error === null && !(sandbox && isOver(sandbox)), error };
}
