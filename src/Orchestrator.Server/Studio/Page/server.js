// What every call to the server carries, and what its answers tell people beside what Studio shows.
import { say } from './messages.js';
import { findings } from './findings.js';
import { forget } from './forms.js';

const original = window.fetch.bind(window);
const revisions = new Map();
let saves = Promise.resolve();
let signedIn = null;
let underWay = 0;
let lastEnd = 0;
let described;
const choices = new Map();
const quietMs = 400;

/** Waits until Studio has asked nothing for a moment: what it has not finished loading it must not be torn away from. */
export async function quiet() {
  const patience = performance.now() + 5_000;
  while (performance.now() < patience && (underWay > 0 || performance.now() - lastEnd < quietMs)) await new Promise((done) => setTimeout(done, 50));
}

/** Studio reads the activities with their choices once; whether that was for another definition, whose dates and clauses are not this one's. */
export const isDescribedFor = (definition) => described === undefined || described === definition;

export function connect(openDefinition) {
  window.fetch = (resource, options = {}) => {
    const url = new URL(resource instanceof Request ? resource.url : resource, document.baseURI);
    if (url.origin !== location.origin || !url.pathname.startsWith('/elsa/')) return original(resource, options);
    const call = () => counted(send(resource, options, url, openDefinition()));
    if (/^\/elsa\/api\/descriptors\/activities\/.+\/options\//.test(url.pathname)) return choose(url.pathname, call);
    const isSave = (options.method ?? 'GET') === 'POST' && /^\/elsa\/api\/workflow-definitions(\/import)?$/.test(url.pathname);
    if (!isSave) return call();
    choices.clear();
    forget();
    // A save names the revision it starts from, which the save before it makes.
    const answer = saves.then(call);
    saves = answer.catch(() => undefined);
    return answer;
  };
}

// Studio asks for an input's choices each time that it draws the input, eight times when it is selected.
async function choose(path, call) {
  if (!choices.has(path)) choices.set(path, call());
  const answer = await choices.get(path).catch((error) => { choices.delete(path); throw error; });
  if (!answer.ok) choices.delete(path);
  return answer.clone();
}

async function counted(call) {
  underWay++;
  try {
    return await call;
  } finally {
    underWay--;
    lastEnd = performance.now();
  }
}

async function send(resource, options, url, definition) {
  const headers = new Headers(options.headers ?? (resource instanceof Request ? resource.headers : undefined));
  headers.set('X-Requested-With', 'orchestrator');
  if (definition) {
    headers.set('X-Studio-Definition', definition);
    if (revisions.has(definition)) headers.set('X-Studio-Revision', revisions.get(definition));
  }
  if (url.pathname === '/elsa/api/descriptors/activities') described = definition ?? '';
  const response = await original(resource, { ...options, headers });
  if (response.status === 401) {
    await untilSignedIn();
    return send(resource, options, url, definition);
  }
  const revision = response.headers.get('X-Studio-Revision');
  if (revision) {
    const at = revision.lastIndexOf(':');
    revisions.set(revision.slice(0, at), revision.slice(at + 1));
  }
  const notice = response.headers.get('X-Studio-Notice');
  if (notice) say(JSON.parse(decodeURIComponent(notice)));
  if (response.headers.has('X-Studio-Findings')) findings.show((await response.clone().json()).findings);
  return url.pathname.startsWith('/elsa/api/') || url.pathname.endsWith('/negotiate') ? whole(response) : response;
}

// Studio drops an answer before it has read its end, which the browser counts as a failed request.
async function whole(response) {
  const body = response.status === 204 ? null : await response.arrayBuffer();
  return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
}

function untilSignedIn() {
  const panel = document.getElementById('studio-signed-out');
  panel.hidden = false;
  signedIn ??= new Promise((done) => {
    document.getElementById('studio-continue').onclick = () => {
      panel.hidden = true;
      signedIn = null;
      done();
    };
  });
  return signedIn;
}
