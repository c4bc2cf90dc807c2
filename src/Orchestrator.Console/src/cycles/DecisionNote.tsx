import { Alert, Tag } from 'antd';
import type { CycleDecision } from '../api/types';
import { moment } from '../common/format';
import { useLanguage, useText } from '../text/language';

/** What two persons decided about the cycle as a whole: why, who, when, and what they knew. */
export function DecisionNote({ decision }: { decision: CycleDecision }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Alert
      className="below"
      type="warning"
      showIcon
      title={`${text.cycle.decisions[decision.kind] ?? decision.kind}：${decision.reason}`}
      description={(
        <>
          <div className="muted">{text.cycle.decidedBy(decision.proposedBy, decision.approvedBy, moment(decision.at))}</div>
          {decision.findings.map((finding) => <div key={finding.code + finding.chinese}>{language === 'zh' ? finding.chinese : finding.english} {finding.clauses.map((clause) => <Tag key={clause}>{clause}</Tag>)}</div>)}
        </>
      )}
    />
  );
}
