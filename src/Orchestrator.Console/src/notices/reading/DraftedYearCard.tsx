import { Card, Table } from 'antd';
import { Link } from 'react-router';
import type { DraftedYear, PlacedRule } from '../../api/types';
import { useLanguage, useText } from '../../text/language';

/** The drafts that were made of a notice: where to go on, what has to be decided, what no step carries out, what went where. */
export function DraftedYearCard({ drafted }: { drafted: DraftedYear }) {
  const words = useText().draftYear;
  const { language } = useLanguage();
  const say = (chinese: string, english: string) => (language === 'zh' ? chinese : english);
  const errors = drafted.findings.filter((finding) => finding.severity === 'error');
  return (
    <section aria-label={words.title} className="below drafted-year">
      <div className="actions">
        <b>{words.done}</b>
        <Link to={`/design?at=workflows/definitions/${drafted.schedule}/edit`}>{words.openSchedule}</Link>
        <Link to={`/design?at=workflows/definitions/${drafted.application}/edit`}>{words.openApplication}</Link>
        <Link to={`/sandbox?play=${drafted.schedule}`}>{words.play}</Link>
      </div>
      {errors.map((finding, i) => <div key={i} className="left tone-missed">{say(finding.message, finding.messageEn)}</div>)}
      {drafted.decisions.length > 0 && (
        <Card size="small" className="below" title={words.decide(drafted.decisions.length)}>
          {drafted.decisions.map((open, i) => <div key={i} className={`left ${open.value === null ? 'tone-missed' : 'tone-soon'}`}>{say(open.chinese, open.english)}</div>)}
        </Card>
      )}
      {drafted.unplaced.length > 0 && (
        <Card size="small" className="below" title={words.unplaced(drafted.unplaced.length)}>
          {drafted.unplaced.map((rule, i) => <div key={i} className="left tone-open">{say(rule.reason, rule.reasonEn)}<blockquote>{rule.quote}</blockquote></div>)}
        </Card>
      )}
      <Card size="small" className="below" title={words.placed(drafted.placed.length)}>
        <Table<PlacedRule>
          size="small"
          rowKey={(rule) => `${rule.clause}/${rule.step}/${rule.input ?? ''}/${rule.quote}`}
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...drafted.placed]}
          columns={[
            { title: words.rule, render: (_, rule) => rule.quote },
            { title: words.step, dataIndex: 'stepText' },
          ]}
        />
      </Card>
    </section>
  );
}
