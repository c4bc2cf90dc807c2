import { Tabs } from 'antd';
import { useText } from '../text/language';
import { Portals } from './Portals';
import { Undelivered } from './Undelivered';
import { Users } from './Users';

/** Who may connect, who may sign in, and what did not reach them. */
export function SettingsPage() {
  const text = useText();
  return (
    <>
      <div className="page-head"><div><h1>{text.menu.settings}</h1></div></div>
      <Tabs
        items={[
          { key: 'portals', label: text.settings.portals, children: <Portals /> },
          { key: 'users', label: text.settings.users, children: <Users /> },
          { key: 'undelivered', label: text.settings.undelivered, children: <Undelivered /> },
        ]}
      />
    </>
  );
}
