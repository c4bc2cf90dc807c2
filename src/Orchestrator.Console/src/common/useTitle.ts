import { useEffect } from 'react';
import { useText } from '../text/language';

/** The title of the tab while a page is shown. */
export function useTitle(title: string | undefined) {
  const { product } = useText();
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
    return () => { document.title = product; };
  }, [title, product]);
}
