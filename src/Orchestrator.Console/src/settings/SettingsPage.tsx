import { Tabs } from 'antd';
import { useText } from '../text/language';
import { DeadLetters } from './DeadLetters';
import { Portals } from './Portals';
import { Users } from './Users';

/** Who may connect, who may sign in, and what failed for good. */
export function SettingsPage() {
  const text = useText();
  return (
    <>
      <div className="page-head"><div><h1>{text.menu.settings}</h1></div></div>
      <Tabs
        items={[
          { key: 'portals', label: text.settings.portals, children: <Portals /> },
          { key: 'users', label: text.settings.users, children: <Users /> },
          { key: 'dead-letters', label: text.deadLetters.title, children: <DeadLetters /> },
        ]}
      />
    </>
  );
}
