import { Card } from 'antd';
import { Link } from 'react-router';
import { FoundApplications } from '../applications/FoundApplications';
import { useText } from '../text/language';

/** What an employer or a department has to see to first: their applications that wait for them. */
export function OwnApplications() {
  const text = useText();
  return (
    <Card size="small" title={text.overview.ownWaiting} extra={<Link to="/applications">{text.overview.allApplications}</Link>}>
      <FoundApplications filter={{ mine: true }} />
    </Card>
  );
}
