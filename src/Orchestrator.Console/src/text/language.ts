import { createContext, useContext } from 'react';
import { en } from './en';
import { zh, type Texts } from './zh';

export type Language = 'zh' | 'en';

const storageKey = 'orchestrator.language';

export function storedLanguage(): Language {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
}

export function storeLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}

export const LanguageContext = createContext<{ language: Language; change: (to: Language) => void }>({ language: 'zh', change: () => {} });

export const useLanguage = () => useContext(LanguageContext);

export function textsOf(language: Language): Texts {
  return language === 'zh' ? zh : en;
}

export const useText = (): Texts => textsOf(useLanguage().language);
