import { Badge, Segmented } from 'antd';
import { useEffect, useReducer, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useDefinitions } from '../api/queries';
import { useText } from '../text/language';
import { ChangesList } from './ChangesList';
import { StudioFrame } from './StudioFrame';

const definitions = 'workflows/definitions';
const instances = 'workflows/instances';

/**
 * 流程设计: Elsa Studio in a frame of its own, and what waits for a second person's approval.
 * The shell keeps it while other pages are open (not `active`), because Studio takes seconds to start.
 */
export function DesignPage({ active }: { active: boolean }) {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const frame = useRef<HTMLIFrameElement>(null);
  const wanted = active ? search.get('at') : null;
  // Where Studio is; the address says where it is to be.
  const at = useRef(wanted || definitions);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const shown = wanted || at.current;
  const changes = active && search.get('show') === 'changes';
  const waiting = useDefinitions().data?.filter((definition) => definition.submission).length ?? 0;

  useEffect(() => {
    function show(path: string) {
      setSearch((previous) => {
        // Studio may load behind the list of changes, which stays where it is.
        const next = new URLSearchParams(previous);
        next.set('at', path);
        return next;
      }, { replace: true });
    }
    function navigated(event: MessageEvent<{ type?: string; path?: string }>) {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow || event.data.type !== 'studio:navigated') return;
      at.current = event.data.path ?? '';
      if (active) show(at.current);
      else redraw();
    }
    if (active && !wanted) show(at.current);
    if (wanted && wanted !== at.current) frame.current?.contentWindow?.postMessage({ type: 'studio:go', path: wanted }, location.origin);
    addEventListener('message', navigated);
    return () => removeEventListener('message', navigated);
  }, [active, wanted, setSearch]);

  const go = (path: string) => setSearch({ at: path });
  // Lists and viewers of instances ask the server again and again, also when nobody looks.
  const kept = active || !at.current.startsWith(instances);
  return (
    <div className="design">
      <div className="design-bar">
        <Segmented
          value={changes ? 'changes' : shown}
          onChange={(value) => (value === 'changes' ? setSearch({ at: shown, show: 'changes' }) : go(value))}
          options={[
            // An open definition or instance is neither list: either list is one click away.
            { value: definitions, label: text.design.definitions },
            { value: instances, label: text.design.instances },
            { value: 'changes', label: <>{text.design.waiting} <Badge count={waiting} size="small" /></> },
          ]}
        />
        {shown.startsWith(instances) && !changes && <span className="muted">{text.design.instancesHint}</span>}
      </div>
      {changes && <div className="design-changes"><ChangesList onOpen={(id) => go(`${definitions}/${encodeURIComponent(id)}/edit`)} /></div>}
      {kept && <StudioFrame frame={frame} start={shown} hidden={changes} />}
    </div>
  );
}
