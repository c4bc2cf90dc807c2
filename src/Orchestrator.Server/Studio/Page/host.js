// Mounts Studio's elements by address, one at a time, inside the console's frame.
import { connect, isDescribedFor, quiet } from './server.js';
import { translate } from './labels.js';
import { findings } from './findings.js';
import { show as showKind } from './kind.js';
import { open as openForms } from './forms.js';
import { deferMonaco } from './monaco.js';

const host = document.getElementById('studio-host');
const settleMs = 1250; // Blazor disposes a removed element 1000 ms later, and two live ones clash.
const endpoint = { 'remote-endpoint': `${location.origin}/elsa/api` };

const routes = [
  [/^workflows\/definitions\/([^/]+)\/edit$/, (id) => ['elsa-workflow-definition-editor', { 'definition-id': id }]],
  [/^workflows\/instances\/([^/]+)\/view$/, (id) => ['elsa-workflow-instance-viewer', { 'instance-id': id }, { editWorkflowDefinition: edit }]],
  [/^workflows\/instances/, () => ['elsa-workflow-instance-list', {}, { viewWorkflowInstance: view }]],
  [/^/, () => ['elsa-workflow-definition-list', {}, { editWorkflowDefinition: edit }]],
];

const inside = () => location.pathname.replace(/^\/studio\/?/, '');
// By Blazor's own way: its lists write their page number into the address that it knows.
const go = (path) => Blazor.navigateTo(`/studio/${path}`);
function edit(id) { go(`workflows/definitions/${encodeURIComponent(id)}/edit`); }
function view(id) { go(`workflows/instances/${encodeURIComponent(id)}/view`); }

// What Studio's viewer has no button for.
const acts = document.getElementById('studio-acts');
const calls = {
  retry: (id) => ['alterations/workflows/retry', { workflowInstanceIds: [id], activityIds: [] }],
  cancel: (id) => [`cancel/workflow-instances/${encodeURIComponent(id)}`, {}],
};
const edited = () => /^workflows\/definitions\/([^/]+)\/edit$/.exec(inside())?.[1];
const viewed = () => /^workflows\/instances\/([^/]+)\/view$/.exec(inside())?.[1];
acts.onclick = async (event) => {
  const call = calls[event.target.dataset.act];
  if (!call || !viewed()) return;
  const [path, body] = call(decodeURIComponent(viewed()));
  await fetch(`${endpoint['remote-endpoint']}/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  shown = null;
  mount();
};

let shown = null;
let turn = Promise.resolve();

function mount() {
  turn = turn.then(show);
  return turn;
}

async function show() {
  if (inside() === shown) return;
  shown = inside();
  if (host.firstElementChild) {
    await quiet();
    if (edited() && !isDescribedFor(edited())) return location.reload();
    findings.clear(null);
    host.firstElementChild.remove();
    await new Promise((done) => setTimeout(done, settleMs));
    if (inside() !== shown) return show();
  }
  const [pattern, make] = routes.find(([pattern]) => pattern.test(shown));
  const [tag, attributes, callbacks] = make(...(pattern.exec(shown) ?? []).slice(1).map(decodeURIComponent));
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ ...endpoint, ...attributes })) element.setAttribute(name, value);
  Object.assign(element, callbacks ?? {});
  host.replaceChildren(element);
  acts.hidden = !viewed();
  const reload = () => quiet().then(() => location.reload());
  findings.clear(edited() ? decodeURIComponent(edited()) : null, reload);
  showKind(edited(), reload);
  openForms(edited());
  parent.postMessage({ type: 'studio:navigated', path: shown }, location.origin);
}

// Studio has no router of its own: it only changes the address.
for (const name of ['pushState', 'replaceState']) {
  const original = history[name];
  history[name] = function changed(...words) {
    const result = original.apply(this, words);
    queueMicrotask(mount);
    return result;
  };
}
addEventListener('popstate', mount);

// Some of Studio's links leave our folder.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/workflows/"]');
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  go(link.getAttribute('href').slice(1));
}, true);

addEventListener('message', (event) => {
  if (event.origin === location.origin && event.data?.type === 'studio:go') go(event.data.path);
});

// Translating what ran five thousand times pays off in minutes; a start takes seconds.
const configureRuntime = (runtime) => runtime.withRuntimeOptions(['--jiterpreter-minimum-trace-hit-count=100000']);

if (parent === window) {
  // Always in the console's frame, with its menu and its banner.
  location.replace(`/#/design?at=${encodeURIComponent(inside())}`);
} else {
  localStorage.BlazorCulture = 'zh-CN';
  connect(edited);
  deferMonaco();
  await Promise.all([translate(), Blazor.start({ configureRuntime })]);
  await customElements.whenDefined('elsa-workflow-definition-editor');
  document.getElementById('studio-loading').remove();
  mount();
}
