import { Button, Card } from 'antd';
import type { Sandbox } from '../api/types';
import { useText } from '../text/language';

/** What came out of a play. */
export function SandboxSummary({ sandbox, onAgain }: { sandbox: Sandbox; onAgain: () => void }) {
  const text = useText();
  const { deadlines, applications, reminders } = sandbox;
  return (
    <Card size="small" className="sandbox-summary" title={text.sandbox.finished} extra={<Button type="primary" onClick={onAgain}>{text.sandbox.again}</Button>}>
      <dl className="summary-figures">
        <div><dt>{text.sandbox.submitted}</dt><dd>{applications.submitted}</dd></div>
        {applications.byStage.map((stage) => <div key={stage.stage}><dt>{stage.text}</dt><dd>{stage.count}</dd></div>)}
      </dl>
      <dl className="summary-figures">
        <div><dt>{text.sandbox.total}</dt><dd>{deadlines.total}</dd></div>
        <div className="tone-met"><dt>{text.sandbox.met}</dt><dd>{deadlines.met}</dd></div>
        <div className="tone-missed"><dt>{text.sandbox.missed}</dt><dd>{deadlines.missed}</dd></div>
        <div><dt>{text.sandbox.ended}</dt><dd>{deadlines.total - deadlines.met - deadlines.missed}</dd></div>
        <div><dt>{text.sandbox.reminders}</dt><dd>{reminders}</dd></div>
      </dl>
    </Card>
  );
}
