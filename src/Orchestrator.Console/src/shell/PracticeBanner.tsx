import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { usePractice } from '../api/queries';
import type { Session } from '../api/types';
import { longDay } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { may } from '../session/roles';
import { useLanguage, useText } from '../text/language';

/** 练习模式: says that the clock is not the real one, shows it, and moves it forward. */
export function PracticeBanner({ session }: { session: Session }) {
  const text = useText();
  const { language } = useLanguage();
  const practice = usePractice(true);
  const [jumping, setJumping] = useState(false);
  const now = practice.data?.now;
  return (
    <div className="practice" role="status">
      <b>{text.practice.banner}</b>
      {now && <span>{text.practice.now} {longDay(now, language)} {now.slice(11, 16)}</span>}
      <span className="practice-explain">{text.practice.explain}</span>
      {may.movePracticeClock(session) && now && (
        <Popover trigger="click" open={jumping} onOpenChange={setJumping} content={<Jump now={now} onDone={() => setJumping(false)} />} destroyOnHidden>
          <Button size="small">{text.practice.jump}…</Button>
        </Popover>
      )}
    </div>
  );
}

function Jump({ now, onDone }: { now: string; onDone: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const [to, setTo] = useState(now.slice(0, 16));
  const jump = useMutation({
    mutationFn: () => unwrap(api.POST('/api/console/v1/practice', { body: { now: `${to}:00+08:00` } })),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries();
    },
  });
  return (
    <div className="practice-jump">
      <label htmlFor="practice-to">{text.practice.jumpTo}</label>
      <Input id="practice-to" type="datetime-local" value={to} min={now.slice(0, 16)} onChange={(event) => setTo(event.target.value)} />
      <p className="muted">{text.practice.onlyForward}</p>
      {jump.error && <ProblemNote error={jump.error} />}
      <Button type="primary" block loading={jump.isPending} onClick={() => jump.mutate()}>{text.practice.jump}</Button>
    </div>
  );
}
