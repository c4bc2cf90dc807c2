// Monaco edits expressions and takes half a second of the start, though most visits never see one: it is fetched, and an
// editor made, when the place for one is first seen or Studio asks about it.
const folder = '_content/BlazorMonaco/lib/monaco-editor/min/vs';
const waiting = new Map();
let fetched = null;

function fetchMonaco() {
  fetched ??= new Promise((done, failed) => {
    const loader = document.createElement('script');
    loader.src = `${folder}/loader.js`;
    loader.onload = () => window.require(['vs/editor/editor.main'], done, failed);
    loader.onerror = failed;
    document.head.append(loader);
  });
  return fetched;
}

function createWhenSeen(id, create) {
  const wait = {};
  wait.made = new Promise((done, failed) => {
    const place = document.getElementById(id);
    const observer = new ResizeObserver(() => { if (place.checkVisibility()) wait.end(); });
    wait.forget = () => { observer.disconnect(); waiting.delete(id); };
    wait.end = () => {
      observer.disconnect();
      fetchMonaco().then(() => { if (waiting.delete(id)) done(create()); }).catch(failed);
    };
    observer.observe(place);
  });
  waiting.set(id, wait);
  return wait.made;
}

/** Lets Studio's bridge to Monaco wait for what it needs; Studio awaits each of its functions. */
export function deferMonaco() {
  const bridge = window.blazorMonaco.editor;
  for (const [name, original] of Object.entries(bridge)) {
    if (typeof original !== 'function') continue;
    bridge[name] = (id, ...rest) => {
      const call = () => original.call(bridge, id, ...rest);
      const wait = waiting.get(id);
      if (name === 'create') return createWhenSeen(id, call);
      if (!wait) return call();
      if (name === 'dispose') return wait.forget();
      wait.end();
      return wait.made.then(call);
    };
  }
}
