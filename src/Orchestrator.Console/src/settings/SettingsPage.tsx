import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useText } from '../text/language';
import { DeadLetters } from './DeadLetters';
import { Portals } from './Portals';
import { Users } from './Users';

/** Who may connect, who may sign in, and what failed for good. */
export function SettingsPage() {
  const text = useText();
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <div className="page-head"><div><h1>{text.menu.settings}</h1></div></div>
      <Tabs
        activeKey={search.get('show') ?? 'portals'}
        onChange={(show) => setSearch({ show }, { replace: true })}
        items={[
          { key: 'portals', label: text.settings.portals, children: <Portals /> },
          { key: 'users', label: text.settings.users, children: <Users /> },
          { key: 'dead-letters', label: text.deadLetters.title, children: <DeadLetters /> },
        ]}
      />
    </>
  );
}
