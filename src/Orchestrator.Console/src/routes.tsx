import { createHashRouter, redirect } from 'react-router';
import { RouteProblem } from './shell/RouteProblem';
import { designRoute, Shell } from './shell/Shell';
import { SignInPage } from './session/SignInPage';
import { PasswordPage } from './session/PasswordPage';
import { WelcomePage } from './session/WelcomePage';
import { OverviewPage } from './overview/OverviewPage';

/** The fragment carries the route, so the server needs no rule for page addresses. */
export const router = createHashRouter([
  { path: '/welcome', element: <WelcomePage />, errorElement: <RouteProblem /> },
  { path: '/password', element: <PasswordPage />, errorElement: <RouteProblem /> },
  { path: '/sign-in', element: <SignInPage />, errorElement: <RouteProblem /> },
  {
    path: '/',
    element: <Shell />,
    hydrateFallbackElement: <span />,
    errorElement: <RouteProblem />,
    children: [
      { index: true, element: <OverviewPage /> },
      { path: 'cycles/new', lazy: async () => ({ Component: (await import('./cycles/NewCyclePage')).NewCyclePage }) },
      { path: 'cycles/:code', lazy: async () => ({ Component: (await import('./cycles/CyclePage')).CyclePage }) },
      { path: 'cycles/:code/deadlines/:id', lazy: async () => ({ Component: (await import('./deadlines/DeadlinePage')).DeadlinePage }) },
      { path: 'cycles/:code/applications/:number', lazy: async () => ({ Component: (await import('./cycles/ApplicationPage')).ApplicationPage }) },
      { path: 'applications', lazy: async () => ({ Component: (await import('./applications/ApplicationsPage')).ApplicationsPage }) },
      { path: 'waiting', lazy: async () => ({ Component: (await import('./waiting/WaitingPage')).WaitingPage }) },
      { path: 'sandbox', lazy: async () => ({ Component: (await import('./sandbox/SandboxPage')).SandboxPage }) },
      { path: designRoute, element: null },
      { path: 'notices', lazy: async () => ({ Component: (await import('./notices/NoticesPage')).NoticesPage }) },
      { path: 'calendars', lazy: async () => ({ Component: (await import('./calendars/CalendarsPage')).CalendarsPage }) },
      { path: 'moves', lazy: async () => ({ Component: (await import('./moves/MovesPage')).MovesPage }) },
      { path: 'jobs', lazy: async () => ({ Component: (await import('./jobs/JobsPage')).JobsPage }) },
      { path: 'operator-log', lazy: async () => ({ Component: (await import('./operatorlog/OperatorLogPage')).OperatorLogPage }) },
      { path: 'settings', lazy: async () => ({ Component: (await import('./settings/SettingsPage')).SettingsPage }) },
      { path: 'organisations', loader: () => redirect('/settings?show=organisations'), element: null },
      { path: '*', element: <RouteProblem /> },
    ],
  },
]);
