import { Alert } from 'antd';
import { Link, useLocation } from 'react-router';
import type { CalendarValidity } from '../api/types';
import { useText } from '../text/language';

/** What is wrong with the calendar, in the server's sentences; nothing when nothing is. */
export function CalendarAlert({ calendar }: { calendar: CalendarValidity }) {
  const text = useText();
  const warnings = [calendar.warning, ...calendar.regions.map((region) => region.warning)].filter((warning): warning is string => Boolean(warning));
  const here = useLocation().pathname === '/calendars';
  if (warnings.length === 0) return null;
  return (
    <Alert
      className="calendar-alert"
      type="warning"
      showIcon
      title={[...new Set(warnings)].map((warning) => <div key={warning}>{warning}</div>)}
      action={here ? null : <Link to="/calendars">{text.overview.calendarGo}</Link>}
    />
  );
}
