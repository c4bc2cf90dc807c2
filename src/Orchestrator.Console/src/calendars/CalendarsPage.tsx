import { Card, Skeleton, Table } from 'antd';
import { useCalendars, useOverview, useSession } from '../api/queries';
import { longDay } from '../common/format';
import { ProblemNote } from '../common/ProblemNote';
import { CalendarAlert } from '../overview/CalendarAlert';
import { may } from '../session/roles';
import { useLanguage, useText } from '../text/language';
import { CalendarImport } from './CalendarImport';
import { Proposal } from './Proposal';

/** The calendars in force, the imports that wait for a second person, and a new import. */
export function CalendarsPage() {
  const text = useText();
  const { language } = useLanguage();
  const session = useSession();
  const calendars = useCalendars();
  const overview = useOverview();
  const mayChange = may.changeCalendars(session.data);
  return (
    <>
      <div className="page-head"><div><h1>{text.calendars.title}</h1><p className="muted">{text.calendars.intro}</p></div></div>
      {overview.data && <CalendarAlert calendar={overview.data.calendar} />}
      {calendars.isLoading && <Skeleton active />}
      {calendars.error && <ProblemNote error={calendars.error} onRetry={() => void calendars.refetch()} />}
      {calendars.data?.pending.map((proposal) => <Proposal key={proposal.id} proposal={proposal} mayApprove={mayChange && proposal.proposedBy !== session.data?.user.name} mayReject={mayChange} />)}
      {calendars.data?.calendars.map((calendar) => (
        <Card key={calendar.region} size="small" className="below" title={calendar.name} extra={<span className="muted">{text.calendars.version} {calendar.version}</span>}>
          <p>{text.calendars.through} <b>{longDay(calendar.validThrough, language)}</b></p>
          <Table
            size="small"
            rowKey="year"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={calendar.years.toSorted((a, b) => b.year - a.year)}
            columns={[
              { title: text.calendars.year, dataIndex: 'year' },
              { title: text.calendars.document, dataIndex: 'documentNo', render: (value: string | null) => value ?? text.common.unknown },
              { title: text.calendars.issued, dataIndex: 'issuedOn', render: (value: string | null) => value ?? text.common.unknown },
              { title: text.calendars.restDays, dataIndex: 'restDays' },
              { title: text.calendars.makeUpDays, dataIndex: 'makeUpDays' },
            ]}
          />
        </Card>
      ))}
      {mayChange && <CalendarImport />}
    </>
  );
}
