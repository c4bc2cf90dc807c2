import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { isUnauthorized } from './api/problem';
import { keys } from './api/queries';
import { router } from './routes';
import { LanguageContext, storedLanguage, storeLanguage, textsOf, type Language } from './text/language';

const client: QueryClient = new QueryClient({
  defaultOptions: { queries: { retry: (failures, error) => !isUnauthorized(error) && failures < 1, refetchOnWindowFocus: false } },
  queryCache: new QueryCache({
    // A session that ended while the page was open leads back to the sign-in page.
    onError: (error, query) => {
      if (isUnauthorized(error) && query.queryKey[0] !== keys.session[0]) void client.resetQueries({ queryKey: keys.session });
    },
  }),
});

const brand = '#14508f';
const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif';

/** Who asked the system for less movement gets none. */
const prefersStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

export function App() {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = textsOf(language).product;
  }, [language]);
  const context = useMemo(() => ({ language, change: (to: Language) => { storeLanguage(to); setLanguage(to); } }), [language]);
  return (
    <LanguageContext.Provider value={context}>
      <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={{ token: { motion: !prefersStill, colorPrimary: brand, borderRadius: 4, fontFamily, colorText: '#1f2733', colorLink: brand, colorInfo: brand },
          components: { Segmented: { itemSelectedBg: brand, itemSelectedColor: '#ffffff' } } }} button={{ autoInsertSpace: false }}>
        <AntApp>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </AntApp>
      </ConfigProvider>
    </LanguageContext.Provider>
  );
}
