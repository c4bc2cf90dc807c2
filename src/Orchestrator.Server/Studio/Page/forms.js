// 表单: a structured input is a text to Studio. Over that text stands a form, drawn from what the server says it consists of.
import { drawForm, say } from './fields.js';

const slots = '#studio-host .mud-input-control textarea';
const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
const adopted = new WeakMap();
let book = null;
let asked = null;
let path = null;
let watching = null;

/** Draws the forms of this definition from now on; null: none is open. */
export function open(definition) {
  path = definition && `/elsa/api/title-review/${definition}/forms`;
  forget();
  watching?.disconnect();
  if (!path) return;
  read();
  watching = new MutationObserver(find);
  watching.observe(document.getElementById('studio-host'), { subtree: true, childList: true, characterData: true });
}

/** What a save changed, such as the dates that rules count from, is asked for when the next form is drawn. */
export function forget() {
  asked = null;
}

async function read() {
  const at = path;
  asked ??= fetch(at).then((response) => response.json());
  const answer = await asked;
  if (at !== path) return;
  book = answer;
  find();
}

function find() {
  if (!book) return;
  for (const text of document.querySelectorAll(slots)) {
    const holder = text.closest('.mud-input-control');
    const label = holder.querySelector('label')?.textContent.trim();
    const form = adopted.get(text);
    if (form?.label === label && holder.contains(form.place)) continue;
    form?.leave();
    if (Object.hasOwn(book.inputs, label)) adopt(text, holder, label);
  }
}

function adopt(text, holder, label) {
  const place = document.createElement('div');
  place.className = 'studio-form';
  let written = native.get.call(text);
  const write = (value) => {
    written = value === undefined ? '' : JSON.stringify(value);
    native.set.call(text, written);
    for (const name of ['input', 'change']) text.dispatchEvent(new Event(name, { bubbles: true }));
  };
  const draw = () => {
    const value = parse(written);
    holder.classList.toggle('has-form', value !== unreadable);
    if (value === unreadable) place.replaceChildren(document.createTextNode(say(['此处内容读不懂，请改正或清空后用表单填写。', 'This cannot be read: mend it, or empty it to use the form.'])));
    else drawForm(place, { ...book.inputs[label], value, book, label, write });
  };
  // Studio writes here when another activity is selected, or a save comes back.
  Object.defineProperty(text, 'value', {
    configurable: true,
    get() { return native.get.call(text); },
    set(value) {
      native.set.call(text, value);
      if ((value ?? '') === written) return;
      written = value ?? '';
      draw();
    },
  });
  const leave = () => {
    delete text.value;
    place.remove();
    holder.classList.remove('has-form');
    adopted.delete(text);
  };
  adopted.set(text, { label, place, leave });
  holder.append(place);
  draw();
  if (!asked) read().then(draw);
}

const unreadable = Symbol('unreadable');

function parse(text) {
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}
