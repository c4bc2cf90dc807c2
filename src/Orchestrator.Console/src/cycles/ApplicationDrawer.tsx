import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import { useApplication } from '../api/queries';
import type { DueItem } from '../api/types';
import { moment } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { DueList } from '../deadlines/DueList';
import { useText } from '../text/language';

interface Props {
  code: string;
  /** Undefined closes the drawer. */
  number: string | undefined;
  onClose: () => void;
  onSelectDeadline: (item: DueItem) => void;
}

/** One application: what was submitted (masked), its deadlines, and all that happened to it. */
export function ApplicationDrawer({ code, number, onClose, onSelectDeadline }: Props) {
  const text = useText();
  const application = useApplication(code, number);
  const summary = application.data?.summary;
  return (
    <Drawer open={number !== undefined} onClose={onClose} size={520} title={number}>
      {application.isLoading && <Skeleton active />}
      {application.error && <ProblemNote error={application.error} onRetry={() => void application.refetch()} />}
      {application.data && summary && (
        <>
          <p className="drawer-when">{summary.applicantName}<span className="tag tone-open">{summary.stageText ?? summary.status}</span></p>
          {application.data.carriedTo && <p>{text.cycle.carriedTo}<Link to={`/cycles/${application.data.carriedTo.cycle}`}>{application.data.carriedTo.cycle}</Link> {application.data.carriedTo.application}</p>}
          {application.data.carriedFrom && <p>{text.cycle.carriedFrom}<Link to={`/cycles/${application.data.carriedFrom.cycle}`}>{application.data.carriedFrom.cycle}</Link> {application.data.carriedFrom.application}</p>}
          <h3>{text.cycle.deadlines}</h3>
          <DueList items={application.data.deadlines} empty={text.overview.noNext} onSelect={onSelectDeadline} />
          <h3>{text.cycle.data}</h3>
          <dl className="facts">
            {Object.entries(application.data.facts).map(([name, value]) => <Fact key={name} name={name} value={value} />)}
          </dl>
          <h3>{text.cycle.journal}</h3>
          <ul className="journal">
            {application.data.journal.map((line, i) => (
              <li key={i}><time>{moment(line.at)}</time> {line.text ?? line.event}{line.activity && <span className="muted"> · {line.activity}</span>}</li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return <><dt>{name}</dt><dd>{value}</dd></>;
}
