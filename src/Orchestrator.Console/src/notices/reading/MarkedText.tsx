import { useEffect, useMemo, useRef } from 'react';
import type { ReadRule, RuleDecision } from '../../api/types';
import { useText } from '../../text/language';
import { stretchesOf } from './marks';

interface Props {
  text: string;
  rules: readonly ReadRule[];
  decisions: readonly RuleDecision[];
  /** The rule that is pointed at, here or in the table. */
  pointed: number | null;
  /** The rule that was chosen in the table: its place is brought into sight. */
  sought: number | null;
  onPoint: (rule: number | null) => void;
  onChoose: (rule: number) => void;
}

/** The notice's text; each rule is marked where it stands, in the colour of what was decided about it. */
export function MarkedText({ text, rules, decisions, pointed, sought, onPoint, onChoose }: Props) {
  const words = useText().reading;
  const frame = useRef<HTMLDivElement>(null);
  const stretches = useMemo(() => stretchesOf(text, rules), [text, rules]);
  useEffect(() => {
    const mark = sought === null ? null : frame.current?.querySelector<HTMLElement>(`[data-mark="${sought}"]`);
    if (mark && frame.current) frame.current.scrollTo({ top: mark.offsetTop - frame.current.clientHeight / 3, behavior: 'smooth' });
  }, [sought]);
  return (
    <div ref={frame} className="notice-text" tabIndex={0} role="region" aria-label={words.text}>
      {stretches.map((stretch, i) => {
        const [rule] = stretch.rules;
        if (rule === undefined) return <span key={i}>{stretch.text}</span>;
        return (
          <mark
            key={i}
            data-mark={rule}
            className={`verdict-${decisions[rule]?.verdict ?? 'open'}${pointed !== null && stretch.rules.includes(pointed) ? ' is-pointed' : ''}${rules[rule]?.findings?.length ? ' has-finding' : ''}`}
            role="button"
            tabIndex={0}
            onMouseEnter={() => onPoint(rule)}
            onMouseLeave={() => onPoint(null)}
            onFocus={() => onPoint(rule)}
            onClick={() => onChoose(rule)}
            onKeyDown={(event) => { if (event.key === 'Enter') onChoose(rule); }}
          >
            {stretch.text}
          </mark>
        );
      })}
    </div>
  );
}
