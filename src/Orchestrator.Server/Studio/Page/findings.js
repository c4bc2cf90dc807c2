// 校验结果: what the server found in the definition that was opened or just saved; a step that lacks is added by a button.
import { say } from './messages.js';

const panel = document.getElementById('studio-findings');
const severities = { error: '错误', warning: '提醒', info: '说明' };
let open = false;
let wasWrong = false;
let definition = null;
let reload = null;

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

function line(finding) {
  const item = element('li', `is-${finding.severity}`);
  item.append(element('b', 'severity', severities[finding.severity]));
  if (finding.activity) {
    const name = element('button', 'activity', finding.activity);
    name.type = 'button';
    name.onclick = () => point(finding.activityId);
    item.append(name);
  }
  item.append(element('span', 'message', finding.message));
  if (finding.clause) item.append(element('code', 'clause', finding.clause));
  if (finding.lacking?.definitionId === definition) item.append(adding(finding.lacking));
  return item;
}

function adding({ type, text, clauses }) {
  const button = element('button', 'add', `补上“${text}”`);
  button.type = 'button';
  button.title = '按国家规定的顺序加入草稿，画布随后重新载入；加入后请核对参数。';
  button.onclick = async () => {
    for (const other of panel.querySelectorAll('.add')) other.disabled = true;
    const response = await fetch(`/elsa/api/title-review/${encodeURIComponent(definition)}/steps`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ type, clauses }),
    });
    if (response.ok) return reload();
    say({ level: 'error', text: (await response.json()).message });
    for (const other of panel.querySelectorAll('.add')) other.disabled = false;
  };
  return button;
}

function point(activityId) {
  const node = document.querySelector(`[data-cell-id="${CSS.escape(activityId)}"]`);
  node?.classList.add('studio-pointed');
  setTimeout(() => node?.classList.remove('studio-pointed'), 3_000);
}

function show(list) {
  panel.replaceChildren();
  panel.hidden = list.length === 0;
  const errors = list.filter((finding) => finding.severity === 'error').length;
  // Errors open it; warnings wait to be asked for.
  if (errors > 0 !== wasWrong) open = errors > 0;
  wasWrong = errors > 0;
  const head = element('button', 'head', `校验结果：${errors} 个错误，${list.length - errors} 个提醒`);
  head.type = 'button';
  head.onclick = () => { open = !open; panel.classList.toggle('is-closed', !open); };
  const lines = element('ul', 'lines');
  // What is wrong first, and of that what a button mends.
  const rank = ({ severity, lacking }) => Object.keys(severities).indexOf(severity) * 2 + (lacking ? 0 : 1);
  lines.append(...list.toSorted((a, b) => rank(a) - rank(b)).map(line));
  panel.classList.toggle('is-closed', !open);
  panel.classList.toggle('has-errors', errors > 0);
  panel.append(head, lines);
}

/** Takes the list away with the definition it is about, and says which comes. */
function clear(next, onAdded) {
  panel.hidden = true;
  [definition, reload] = [next, onAdded];
}

export const findings = { show, clear };
