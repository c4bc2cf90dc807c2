import { ApartmentOutlined, AuditOutlined, BankOutlined, BellOutlined, CalendarOutlined, ClockCircleOutlined, DashboardOutlined, ExperimentOutlined, FileTextOutlined, LogoutOutlined, MenuOutlined, SettingOutlined, SolutionOutlined, SwapOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Badge, Button, Drawer, Spin } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { api } from '../api/client';
import { isUnauthorized, unwrap } from '../api/problem';
import { useSession, useWaiting } from '../api/queries';
import type { Session } from '../api/types';
import { ProblemNote } from '../common/ProblemNote';
import { useIsNarrow } from '../common/useIsNarrow';
import { may } from '../session/roles';
import { useText } from '../text/language';
import { LanguageSwitch } from './LanguageSwitch';
import { PracticeBanner } from './PracticeBanner';

/** Below it the menu's entries, in the longer language, have no room beside each other. */
const menuWidth = 1260;

/** The one page that the shell keeps, once it has been opened, while others are shown. */
export const designRoute = 'design';
// At its own address it is fetched before it is known who is signed in.
const designChunk = location.hash.startsWith(`#/${designRoute}`) ? importDesign() : undefined;
const DesignPage = lazy(async () => ({ default: (await (designChunk ?? importDesign())).DesignPage }));

function importDesign() {
  return import('../design/DesignPage');
}

/** Frame of all pages behind the sign-in: menu by role, practice banner, who is signed in. */
export function Shell() {
  const text = useText();
  const session = useSession();
  const location = useLocation();
  const narrow = useIsNarrow(menuWidth);
  const navigation = useNavigation();
  const [menuOpen, setMenuOpen] = useState(false);
  const designing = location.pathname === `/${designRoute}`;
  const [designed, setDesigned] = useState(designing);
  if (designing && !designed) setDesigned(true);
  useEffect(() => setMenuOpen(false), [location.pathname]);
  if (session.isLoading) return <div className="full-page"><Spin size="large" description={text.common.loading} /></div>;
  if (session.error && !isUnauthorized(session.error))
    return <div className="full-page"><ProblemNote error={session.error} onRetry={() => void session.refetch()} /></div>;
  if (!session.data) return <Navigate to={`/sign-in${location.pathname === '/' ? '' : `?to=${encodeURIComponent(location.pathname)}`}`} replace />;
  return (
    <div className={designing ? 'shell is-designing' : 'shell'}>
      {session.data.practice && <PracticeBanner session={session.data} />}
      <header className="topbar">
        <NavLink to="/" className="brand"><img src="./favicon.svg" width={26} height={26} alt="" /><span>{narrow ? text.productShort : text.product}</span></NavLink>
        {narrow ? (
          <Button type="text" className="menu-button" icon={<MenuOutlined />} aria-label={text.menu.open} onClick={() => setMenuOpen(true)} />
        ) : (
          <>
            <Menu session={session.data} />
            <Account session={session.data} />
          </>
        )}
      </header>
      <Drawer open={narrow && menuOpen} onClose={() => setMenuOpen(false)} size={280} title={text.product} className="menu-drawer">
        <Menu session={session.data} />
        <Account session={session.data} />
      </Drawer>
      <main className={navigation.state === 'loading' ? 'page is-loading' : 'page'} hidden={designing}><Outlet /></main>
      {designed && <main className="page" hidden={!designing}><Suspense fallback={<Spin />}><DesignPage active={designing} /></Suspense></main>}
    </div>
  );
}

function Menu({ session }: { session: Session }) {
  const text = useText();
  const waiting = useWaiting().data?.length ?? 0;
  return (
    <nav className="menu" aria-label={text.product}>
      <NavLink to="/" end><DashboardOutlined />{text.menu.overview}</NavLink>
      <NavLink to="/waiting"><BellOutlined />{text.menu.waiting}<Badge count={waiting} size="small" /></NavLink>
      <NavLink to="/applications"><SolutionOutlined />{text.menu.applications}</NavLink>
      {may.play(session) && <NavLink to="/sandbox"><ExperimentOutlined />{text.menu.sandbox}</NavLink>}
      {may.design(session) && <NavLink to="/design"><ApartmentOutlined />{text.menu.design}</NavLink>}
      <NavLink to="/notices"><FileTextOutlined />{text.menu.notices}</NavLink>
      <NavLink to="/calendars"><CalendarOutlined />{text.menu.calendars}</NavLink>
      <NavLink to="/moves"><SwapOutlined />{text.menu.moves}</NavLink>
      {may.readJobs(session) && <NavLink to="/jobs"><ClockCircleOutlined />{text.menu.jobs}</NavLink>}
      {may.readLog(session) && <NavLink to="/operator-log"><AuditOutlined />{text.menu.operatorLog}</NavLink>}
      {may.manageAccess(session)
        ? <NavLink to="/settings"><SettingOutlined />{text.menu.settings}</NavLink>
        : may.manageOrganisations(session) && <NavLink to="/settings"><BankOutlined />{text.menu.organisations}</NavLink>}
    </nav>
  );
}

function Account({ session }: { session: Session }) {
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => unwrap(api.DELETE('/api/session')),
    onSettled: () => {
      client.clear();
      void navigate('/sign-in');
    },
  });
  return (
    <div className="account">
      <LanguageSwitch />
      <span className="account-name" title={session.user.roles.map((role) => text.roles[role] ?? role).join('、')}>{session.user.displayName}</span>
      <button type="button" className="text-button" onClick={() => signOut.mutate()}><LogoutOutlined /> {text.session.signOut}</button>
    </div>
  );
}
