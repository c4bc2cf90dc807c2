import { Button, Tag } from 'antd';
import { memo, useState } from 'react';
import type { ReadRule, RuleDecision } from '../../api/types';
import { useLanguage, useText } from '../../text/language';
import { decided, fieldsOf } from './decisions';
import { FindingLine } from './FindingLine';
import { RuleCorrection } from './RuleCorrection';
import { useRuleText } from './useRuleText';

interface Props {
  rule: ReadRule;
  number: number;
  decision: RuleDecision;
  change: string | undefined;
  isPointed: boolean;
  onPoint: (rule: number | null) => void;
  onChoose: () => void;
  onDecide: (decision: RuleDecision) => void;
}

/** One rule: as it was read or corrected, and the three answers. Pointing at one draws two anew, not all. */
export const RuleRow = memo(Row, (was, is) => was.rule === is.rule && was.decision === is.decision && was.change === is.change && was.isPointed === is.isPointed);

function Row({ rule, number, decision, change, isPointed, onPoint, onChoose, onDecide }: Props) {
  const words = useText().reading;
  const say = useRuleText();
  const [correcting, setCorrecting] = useState(false);
  const { verdict } = decision;
  const value = say(decided(rule, decision));
  return (
    <tr data-rule={number} className={`verdict-${verdict}${isPointed ? ' is-pointed' : ''}`} onMouseEnter={() => onPoint(number)} onMouseLeave={() => onPoint(null)}>
      <td>
        <Tag>{words.forms[rule.form]}</Tag>
        {rule.track && <Tag color="geekblue">{rule.track}</Tag>}
        {rule.soft && <Tag color="gold">{words.soft}</Tag>}
        {change && <Tag color="purple">{words.changeKinds[change] ?? change}</Tag>}
        <button type="button" className="link-title" onClick={onChoose}>{value}</button>
        {verdict === 'corrected' && <span className="muted"> {words.read} <del>{say(rule)}</del></span>}
        <div className="muted">{[rule.actor, rule.quote].filter(Boolean).join('：')}{rule.consequence && `（${rule.consequence}）`}</div>
        {rule.readings?.map((reading) => <ReadingLine key={reading.name} rule={rule} reading={reading} onTake={onDecide} />)}
        {rule.findings?.map((finding, i) => <FindingLine key={i} finding={finding} />)}
        {correcting && <RuleCorrection rule={rule} decision={decision} onDone={(to) => { setCorrecting(false); if (to) onDecide(to); }} />}
      </td>
      <td className="rule-answers">
        <Button size="small" type={verdict === 'confirmed' ? 'primary' : 'default'} aria-pressed={verdict === 'confirmed'} onClick={() => onDecide({ verdict: 'confirmed' })}>{words.confirm}</Button>
        {fieldsOf(rule).length > 0 && <Button size="small" type={verdict === 'corrected' ? 'primary' : 'default'} aria-pressed={verdict === 'corrected'} onClick={() => setCorrecting(!correcting)}>{words.correct}</Button>}
        <Button size="small" danger type={verdict === 'rejected' ? 'primary' : 'default'} aria-pressed={verdict === 'rejected'} onClick={() => onDecide({ verdict: 'rejected' })}>{words.reject}</Button>
      </td>
    </tr>
  );
}

/** One of several readings of a vague phrase; taking it is a correction. */
function ReadingLine({ rule, reading, onTake }: { rule: ReadRule; reading: NonNullable<ReadRule['readings']>[number]; onTake: (decision: RuleDecision) => void }) {
  const words = useText().reading;
  const { language } = useLanguage();
  const said = language === 'zh' ? reading.chinese : reading.english;
  return (
    <div className="rule-reading">
      {said} {reading.recommended && <Tag color="green">{words.recommended}</Tag>}
      {reading.date && <Button size="small" type="link" onClick={() => onTake({ verdict: 'corrected', date: reading.date, from: rule.from, to: rule.to, n: rule.n, unit: rule.unit })}>{words.take(reading.date)}</Button>}
    </div>
  );
}
