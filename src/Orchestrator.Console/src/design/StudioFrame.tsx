import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useText } from '../text/language';

declare global {
  interface ParentNode {
    /** Moves a child that keeps its state; early-studio.js asks whether the browser has it. */
    moveBefore(node: Node, child: Node | null): void;
  }
}

/** Elsa Studio, from an address inside it; it goes on from there by itself. */
export function StudioFrame({ frame, start, hidden }: { frame: RefObject<HTMLIFrameElement | null>; start: string; hidden: boolean }) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const first = useRef(start);
  useLayoutEffect(() => {
    const early = takeEarly(first.current);
    const studio = early ?? document.createElement('iframe');
    // A frame that is moved in any other way starts again.
    if (early) place.current!.moveBefore(studio, null);
    else {
      studio.src = `/studio/${first.current}`;
      place.current!.append(studio);
    }
    frame.current = studio;
    return () => studio.remove();
  }, [frame]);
  useEffect(() => { frame.current!.title = text.design.title; }, [frame, text]);
  return <div className="design-frame" ref={place} hidden={hidden} />;
}

/** The frame that early-studio.js began, if it shows what is wanted; one that was sent to the sign-in page does not. */
function takeEarly(start: string): HTMLIFrameElement | null {
  const early = document.querySelector<HTMLIFrameElement>('#early-studio');
  if (!early) return null;
  early.removeAttribute('id');
  if (early.getAttribute('src') === `/studio/${start}` && early.contentWindow?.location.pathname !== '/') {
    early.removeAttribute('style');
    return early;
  }
  early.remove();
  return null;
}
