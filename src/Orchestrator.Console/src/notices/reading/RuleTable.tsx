import { useEffect, useRef } from 'react';
import type { ReadRule, RuleDecision } from '../../api/types';
import { useText } from '../../text/language';
import { RuleRow } from './RuleRow';

interface Props {
  rules: readonly ReadRule[];
  decisions: readonly RuleDecision[];
  /** What the comparison with the earlier notice says of each rule: new, changed; else nothing. */
  changes: ReadonlyMap<number, string>;
  pointed: number | null;
  /** The rule that was chosen in the text: its row is brought into sight. */
  sought: number | null;
  onPoint: (rule: number | null) => void;
  onChoose: (rule: number) => void;
  onDecide: (rule: number, decision: RuleDecision) => void;
}

const undecided: RuleDecision = { verdict: 'open' };

/** Every rule with the words it comes from, what was found about it, and what people decide. */
export function RuleTable({ rules, decisions, changes, pointed, sought, onPoint, onChoose, onDecide }: Props) {
  const text = useText();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = sought === null ? null : frame.current?.querySelector<HTMLElement>(`[data-rule="${sought}"]`);
    if (row && frame.current) frame.current.scrollTo({ top: row.offsetTop - frame.current.clientHeight / 3, behavior: 'smooth' });
  }, [sought]);
  return (
    <div ref={frame} className="rule-frame">
      <table className="rule-table" aria-label={text.reading.rules}>
        <thead><tr><th>{text.reading.rule}</th><th>{text.reading.decision}</th></tr></thead>
        <tbody>
          {rules.map((rule, i) => (
            <RuleRow
              key={i}
              rule={rule}
              number={i}
              decision={decisions[i] ?? undecided}
              change={changes.get(i)}
              isPointed={pointed === i}
              onPoint={onPoint}
              onChoose={() => onChoose(i)}
              onDecide={(decision) => onDecide(i, decision)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
