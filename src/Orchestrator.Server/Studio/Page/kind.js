// 流程类别: says what an open definition is, and makes it a yearly schedule; Studio has no field for that.
import { findings } from './findings.js';
import { say } from './messages.js';

const panel = document.getElementById('studio-kind');
const [head, form] = panel.children;
const fields = form.elements;
let path = null;
let saved = null;

/** Shows what the definition is; null when none is open. */
export async function show(definition, onSaved) {
  panel.hidden = true;
  form.hidden = true;
  path = definition && `/elsa/api/title-review/${definition}`;
  saved = onSaved;
  if (!path) return;
  const asked = path;
  const response = await fetch(path);
  if (!response.ok) return;
  const about = await response.json();
  if (asked !== path) return;
  findings.show(about.findings);
  for (const name of ['kind', 'region', 'notice']) fields[name].replaceChildren(...about[`${name}s`].map(({ text, value }) => new Option(text, value, false, value === about[name])));
  fields.year.value = about.year ?? '';
  fields.jurisdiction.value = about.jurisdiction ?? '';
  head.textContent = about.kind ? [fields.kind.selectedOptions[0].text, about.year, about.jurisdiction].filter(Boolean).join(' · ') : '其他流程 · 设为年度安排…';
  // Whoever has just made a definition says what it is to be.
  form.hidden = !about.isEmpty || about.kind !== '';
  panel.hidden = false;
  adapt();
}

function adapt() {
  for (const name of ['year', 'region', 'jurisdiction', 'notice']) fields[name].disabled = fields.kind.value === '';
}

head.onclick = () => { form.hidden = !form.hidden; };
fields.kind.onchange = adapt;
form.onsubmit = async (event) => {
  event.preventDefault();
  const answers = Object.fromEntries(new FormData(form));
  const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...answers, year: Number(answers.year) }) });
  if (response.ok) saved();
  else say({ level: 'error', text: (await response.json()).message });
};
