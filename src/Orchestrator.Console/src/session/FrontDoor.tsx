import { Card } from 'antd';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../shell/LanguageSwitch';
import { useText } from '../text/language';

/** The frame of the pages one sees before signing in. */
export function FrontDoor({ title, children }: { title: string; children: ReactNode }) {
  const text = useText();
  return (
    <main className="front-door">
      <div className="front-door-brand">
        <img src="./favicon.svg" width={44} height={44} alt="" />
        <span>{text.product}</span>
      </div>
      <Card className="front-door-card">
        <h1>{title}</h1>
        {children}
      </Card>
      <LanguageSwitch />
    </main>
  );
}
