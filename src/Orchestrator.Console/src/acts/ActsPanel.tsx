import { Button } from 'antd';
import { useState } from 'react';
import { useSession } from '../api/queries';
import type { PossibleAct } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { may } from '../session/roles';
import { useLanguage, useText } from '../text/language';
import { ActForm } from './ActForm';
import { type Subject, useActs } from './useActs';

/** What the reader may do to a cycle or an application now, each with its form. */
export function ActsPanel({ subject }: { subject: Subject }) {
  const text = useText();
  const { language } = useLanguage();
  const mayAct = may.act(useSession().data);
  const acts = useActs(subject, mayAct);
  const [chosen, setChosen] = useState<PossibleAct>();
  if (!mayAct || acts.isLoading) return null;
  if (!acts.data) return <ProblemNote error={acts.error} onRetry={() => void acts.refetch()} />;
  const titleOf = (act: PossibleAct) => (language === 'zh' ? act.title : act.titleEn);
  return (
    <section className="acts" aria-label={text.acts.title}>
      <h3>{text.acts.title}</h3>
      {acts.data.length === 0 && <p className="muted">{text.acts.none}</p>}
      <ul>
        {acts.data.map((act) => (
          <li key={`${act.type} ${act.stepId}`}>
            <Button onClick={() => setChosen(act)}>{titleOf(act)}</Button>
            {act.step !== act.title && <span className="muted">{act.step}</span>}
          </li>
        ))}
      </ul>
      {chosen && <ActForm subject={subject} act={chosen} title={titleOf(chosen)} onClose={() => setChosen(undefined)} />}
    </section>
  );
}
