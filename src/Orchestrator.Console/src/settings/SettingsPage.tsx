import { Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { useSession } from '../api/queries';
import { OrganisationsTab } from '../organisations/OrganisationsTab';
import { may } from '../session/roles';
import { useText } from '../text/language';
import { DeadLetters } from './DeadLetters';
import { Portals } from './Portals';
import { Users } from './Users';

/** Who may connect, who may sign in, whom they act for, and what failed for good; each as far as one may see it. */
export function SettingsPage() {
  const text = useText();
  const session = useSession().data;
  const [search, setSearch] = useSearchParams();
  const access = may.manageAccess(session)
    ? [
        { key: 'portals', label: text.settings.portals, children: <Portals /> },
        { key: 'users', label: text.settings.users, children: <Users /> },
      ]
    : [];
  const organisations = may.manageOrganisations(session)
    ? [{ key: 'organisations', label: text.organisations.title, children: <OrganisationsTab /> }]
    : [];
  const letters = may.manageAccess(session) ? [{ key: 'dead-letters', label: text.deadLetters.title, children: <DeadLetters /> }] : [];
  const items = [...access, ...organisations, ...letters];
  return (
    <>
      <div className="page-head"><div><h1>{may.manageAccess(session) ? text.menu.settings : text.menu.organisations}</h1></div></div>
      <Tabs
        activeKey={search.get('show') ?? items[0]?.key ?? ''}
        onChange={(show) => setSearch({ show }, { replace: true })}
        items={items}
      />
    </>
  );
}
