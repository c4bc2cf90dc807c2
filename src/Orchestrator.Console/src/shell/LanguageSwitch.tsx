import { useLanguage, useText } from '../text/language';

export function LanguageSwitch() {
  const text = useText();
  const { language, change } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="text-button language" lang={other} onClick={() => change(other)}>
      {text.common.language}
    </button>
  );
}
