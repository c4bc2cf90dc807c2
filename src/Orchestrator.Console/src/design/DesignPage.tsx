import { Badge, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useDefinitions } from '../api/queries';
import { useText } from '../text/language';
import { ChangesList } from './ChangesList';

const definitions = 'workflows/definitions';
const instances = 'workflows/instances';

/** 流程设计: Elsa Studio in a frame of its own, and what waits for a second person's approval. */
export function DesignPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const frame = useRef<HTMLIFrameElement>(null);
  const at = search.get('at') || definitions;
  const [first] = useState(at);
  const changes = search.get('show') === 'changes';
  const waiting = useDefinitions().data?.filter((definition) => definition.submission).length ?? 0;

  useEffect(() => {
    function navigated(event: MessageEvent<{ type?: string; path?: string }>) {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow || event.data.type !== 'studio:navigated') return;
      const path = event.data.path ?? '';
      setSearch((previous) => {
        // Studio may load behind the list of changes, which stays where it is.
        const next = new URLSearchParams(previous);
        next.set('at', path);
        return next;
      }, { replace: true });
    }
    addEventListener('message', navigated);
    return () => removeEventListener('message', navigated);
  }, [setSearch]);

  function go(path: string) {
    setSearch({ at: path });
    frame.current?.contentWindow?.postMessage({ type: 'studio:go', path }, location.origin);
  }

  // An open definition or instance is neither list: either list is one click away.
  const shown = changes ? 'changes' : at;
  return (
    <div className="design">
      <div className="design-bar">
        <Segmented
          value={shown}
          onChange={(value) => (value === 'changes' ? setSearch({ at, show: 'changes' }) : go(value))}
          options={[
            { value: definitions, label: text.design.definitions },
            { value: instances, label: text.design.instances },
            { value: 'changes', label: <>{text.design.waiting} <Badge count={waiting} size="small" /></> },
          ]}
        />
        {at.startsWith(instances) && !changes && <span className="muted">{text.design.instancesHint}</span>}
      </div>
      {changes && <div className="design-changes"><ChangesList onOpen={(id) => go(`${definitions}/${encodeURIComponent(id)}/edit`)} /></div>}
      <iframe ref={frame} title={text.design.title} src={`/studio/${first}`} hidden={changes} />
    </div>
  );
}
