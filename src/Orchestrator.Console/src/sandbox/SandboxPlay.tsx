import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Card, Progress, Segmented, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import type { DueItem, Sandbox, Timeline } from '../api/types';
import { longDay } from '../common/format';
import { StageBars } from '../common/StageBars';
import { useIsNarrow } from '../common/useIsNarrow';
import { DeadlineDrawer } from '../deadlines/DeadlineDrawer';
import { Legend } from '../timeline/Legend';
import { TimelineChart } from '../timeline/TimelineChart';
import { useLanguage, useText } from '../text/language';
import { EventFeed } from './EventFeed';
import { SandboxSummary } from './SandboxSummary';

const speeds = [10, 30, 60, 180];

interface Props {
  /** Null until the first document arrives. */
  sandbox: Sandbox | null;
  name: string | undefined;
  lost: boolean;
  stopping: boolean;
  onStop: () => void;
}

/** A play: the virtual day, how far it is, the time line with today moving over it, what happens. */
export function SandboxPlay({ sandbox, name, lost, stopping, onStop }: Props) {
  const text = useText();
  const { language } = useLanguage();
  const narrow = useIsNarrow();
  const [selected, setSelected] = useState<DueItem | null>(null);
  const today = sandbox?.virtualNow?.slice(0, 10) ?? null;
  const timeline = useMemo<Timeline | null>(
    () => (sandbox?.from && sandbox.to ? { from: sandbox.from, to: sandbox.to, today: today ?? sandbox.from, items: sandbox.timeline } : null),
    [sandbox, today],
  );
  if (sandbox === null || sandbox.status === 'starting' || timeline === null) {
    if (sandbox?.status === 'failed') return <Failure message={sandbox.error} onAgain={onStop} />;
    return <Card className="sandbox-starting"><Spin size="large" /><p>{text.sandbox.starting}</p><Button onClick={onStop} loading={stopping}>{text.common.cancel}</Button></Card>;
  }
  const over = sandbox.status === 'finished' || sandbox.status === 'failed';
  return (
    <div className="sandbox-play" data-status={sandbox.status}>
      {lost && <Alert type="warning" showIcon title={text.sandbox.lost} />}
      {sandbox.status === 'failed' && <Failure message={sandbox.error} onAgain={onStop} />}
      {sandbox.status === 'finished' && <SandboxSummary sandbox={sandbox} onAgain={onStop} />}
      <Card size="small">
        <div className="sandbox-clock">
          <div>
            <div className="muted">{name}</div>
            <div className="virtual-day" aria-live="off">{today ? longDay(today, language) : text.common.unknown}</div>
          </div>
          {!over && <div className="sandbox-counters">
            <Counter label={text.sandbox.submitted} value={sandbox.applications.submitted} />
            <Counter label={text.sandbox.met} value={sandbox.deadlines.met} tone="met" />
            <Counter label={text.sandbox.missed} value={sandbox.deadlines.missed} tone="missed" />
            <Counter label={text.sandbox.reminders} value={sandbox.reminders} />
          </div>}
        </div>
        <Progress percent={Math.round(sandbox.progress * 100)} status={over ? (sandbox.status === 'failed' ? 'exception' : 'success') : 'active'} size="small" aria-label={text.sandbox.playing} />
        {!over && (
          <div className="sandbox-controls">
            <Speed id={sandbox.id} seconds={sandbox.seconds} />
            <Legend />
            <Button size="small" onClick={onStop} loading={stopping}>{text.sandbox.stop}</Button>
          </div>
        )}
        <TimelineChart timeline={timeline} zoom="fit" compact={narrow} follow onSelect={setSelected} />
      </Card>
      <div className="sandbox-below">
        <Card size="small" title={text.sandbox.stages}><StageBars stages={sandbox.applications.byStage} total={sandbox.applications.submitted} empty={text.sandbox.noFeed} /></Card>
        <Card size="small" title={text.sandbox.feed}><EventFeed events={sandbox.events} /></Card>
      </div>
      <DeadlineDrawer item={selected} hasDetail={false} onClose={() => setSelected(null)} />
    </div>
  );
}

function Counter({ label, value, tone }: { label: string; value: number; tone?: string }) {
  return <div className={`counter ${tone ? `tone-${tone}` : ''}`}><b>{value}</b><span>{label}</span></div>;
}

function Speed({ id, seconds }: { id: string; seconds: number }) {
  const text = useText();
  const change = useMutation({
    mutationFn: (to: number) => unwrap(api.POST('/api/console/v1/sandboxes/{id}/speed', { params: { path: { id } }, body: { seconds: to } })),
  });
  const options = speeds.includes(seconds) ? speeds : [...speeds, seconds].toSorted((a, b) => a - b);
  return (
    <label className="sandbox-speed">
      <span className="muted">{text.sandbox.speed}</span>
      <Segmented size="small" value={seconds} onChange={(to) => change.mutate(to)} options={options.map((each) => ({ value: each, label: text.sandbox.speedSeconds(each) }))} />
    </label>
  );
}

function Failure({ message, onAgain }: { message: string | null; onAgain: () => void }) {
  const text = useText();
  return <Alert type="error" showIcon title={text.sandbox.failed} description={message} action={<Button onClick={onAgain}>{text.sandbox.again}</Button>} />;
}
