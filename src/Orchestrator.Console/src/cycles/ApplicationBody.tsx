import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { ActsPanel } from '../acts/ActsPanel';
import { useApplication } from '../api/queries';
import type { DueItem } from '../api/types';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { DueList } from '../deadlines/DueList';
import { useText } from '../text/language';

interface Props {
  code: string;
  number: string | undefined;
  onSelectDeadline: (item: DueItem) => void;
}

/** One application: what was submitted (masked), its deadlines, and all that happened to it. */
export function ApplicationBody({ code, number, onSelectDeadline }: Props) {
  const text = useText();
  const application = useApplication(code, number);
  if (application.isLoading) return <Skeleton active />;
  if (!application.data) return application.error && <ProblemNote error={application.error} onRetry={() => void application.refetch()} />;
  const { summary, carriedTo, carriedFrom, deadlines, facts, organisationNames, journal } = application.data;
  return (
    <>
      <p className="drawer-when">{summary.applicantName}<span className="tag tone-open">{summary.stageText ?? summary.status}</span></p>
      {carriedTo && <p>{text.cycle.carriedTo}<Link to={applicationPath(carriedTo.cycle, carriedTo.application)}>{carriedTo.cycle} {carriedTo.application}</Link></p>}
      {carriedFrom && <p>{text.cycle.carriedFrom}<Link to={applicationPath(carriedFrom.cycle, carriedFrom.application)}>{carriedFrom.cycle} {carriedFrom.application}</Link></p>}
      <ActsPanel key={`${code} ${number}`} subject={{ code, number }} />
      <h3>{text.cycle.deadlines}</h3>
      <DueList items={deadlines} empty={text.overview.noNext} onSelect={onSelectDeadline} />
      <h3>{text.cycle.data}</h3>
      <dl className="facts">
        {Object.entries(facts).map(([name, value]) => <Fact key={name} name={name} value={[value, organisationNames[name]].filter(Boolean).join(' ')} />)}
      </dl>
      <h3>{text.cycle.journal}</h3>
      <ul className="journal">
        {journal.map((line, i) => (
          <li key={i}><time>{moment(line.at)}</time> {line.text ?? line.event}{line.activity && <span className="muted"> · {line.activity}</span>}</li>
        ))}
      </ul>
    </>
  );
}

/** Where an application has its own page. */
export function applicationPath(code: string, number: string) {
  return `/cycles/${code}/applications/${encodeURIComponent(number)}`;
}

function Fact({ name, value }: { name: string; value: string }) {
  return <><dt>{name}</dt><dd>{value}</dd></>;
}
