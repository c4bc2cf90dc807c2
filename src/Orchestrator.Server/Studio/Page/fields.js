// The fields of a form: each changes its member of the value in place, so that members that no field knows stay.
import { controls } from './controls.js';

const english = localStorage.getItem('orchestrator.language') === 'en';

/** A pair of texts in the language of the console. */
export const say = ([chinese, other]) => (english ? other : chinese);

export function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function button(text, act, className = 'act') {
  const made = make('button', className, text);
  made.type = 'button';
  made.onclick = act;
  return made;
}

/** Draws the form of one input; every change writes the whole value. */
export function drawForm(place, { shape, isList, value, book, label, write }) {
  const fits = value === undefined || (isList ? Array.isArray(value) : isObject(value));
  const holder = { value: fits ? value : undefined };
  const field = { name: 'value', kind: isList ? 'records' : 'record', shape, label: [label, label] };
  const env = { book, changed: () => write(isBlank(holder.value) ? undefined : holder.value) };
  place.replaceChildren(make('b', 'title', label));
  if (!fits) place.append(make('p', 'problem', say(['原有内容不是这个表单的样子：填写后将被替换。', 'What is there is not of this form; filling it in replaces it.'])));
  place.append(controls[field.kind](field, holder, env));
}

const isBlank = (value) => value === undefined || (Array.isArray(value) && value.length === 0);
export const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a shape, and of the case that is chosen. */
export function drawRecord(name, target, env, siblings = [target]) {
  const shape = env.book.shapes[name];
  const place = make('div', 'record');
  place.append(...shape.fields.map((field) => drawField(field, target, env, siblings)));
  if (shape.cases) place[shape.casesLast ? 'append' : 'prepend'](drawCases(shape, target, env));
  return place;
}

const matches = ({ member, value }, target) => member in target && (value === undefined || target[member] === value);

function drawCases(shape, target, env) {
  const place = make('div', 'cases');
  const fields = make('div', 'record');
  const choice = make('select');
  choice.append(new Option(say(['（请选择）', '(choose)']), ''), ...shape.cases.map((one, at) => new Option(say(one.label), at)));
  const redraw = () => {
    const chosen = shape.cases.findIndex((one) => matches(one, target));
    choice.value = chosen < 0 ? '' : chosen;
    choice.setCustomValidity(chosen < 0 ? ' ' : '');
    fields.replaceChildren(...(shape.cases[chosen]?.fields ?? []).map((field) => drawField(field, target, env, [target], shape.cases[chosen])));
  };
  choice.onchange = () => {
    const before = shape.cases.find((one) => matches(one, target));
    choose(shape.cases[choice.value], before, target);
    env.changed();
    redraw();
  };
  place.append(labelled(shape.casesLabel, choice), fields);
  redraw();
  return place;
}

/** What both cases have is kept; the value of one comparison becomes the value of the other. */
function choose(next, before, target) {
  const own = before?.fields.find(({ name }) => name === before.member);
  const kept = own && target[own.name];
  for (const { name } of before?.fields ?? []) if (!next?.fields.some((field) => field.name === name)) delete target[name];
  if (before) delete target[before.member];
  if (!next) return;
  const field = next.fields.find(({ name }) => name === next.member);
  if (next.value !== undefined) target[next.member] = next.value;
  else target[next.member] = own?.kind === field.kind ? kept : blanks[field.kind]();
}

const blanks = { record: () => ({}), records: () => [], values: () => [], flag: () => true, value: () => '', text: () => '' };

function drawField(field, target, env, siblings, chosen) {
  const problem = make('span', 'problem');
  const tell = () => { problem.textContent = problemOf(field, target, siblings) ?? ''; };
  const own = { ...env, isCase: field.name === chosen?.member, changed: () => { tell(); env.changed(); } };
  const control = controls[field.kind](field, target, own);
  const place = labelled(field.label, control, field.kind);
  if (field.help) place.append(make('small', 'help', say(field.help)));
  place.append(problem);
  tell();
  return place;
}

function labelled(label, control, kind = 'choice') {
  const isGroup = ['record', 'records', 'choices'].includes(kind);
  const place = make(isGroup ? 'fieldset' : 'label', `field is-${kind}`);
  place.append(make(isGroup ? 'legend' : 'span', 'label', say(label)), control);
  return place;
}

function problemOf(field, target, siblings) {
  const value = target[field.name];
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return field.required ? say(['必填', 'required']) : null;
  if (field.pattern && !new RegExp(`^(${field.pattern})$`).test(value)) return say(field.wrong);
  if (field.kind === 'number' && !Number.isInteger(value)) return say(['须为整数', 'a whole number']);
  if (value < field.minimum || value > field.maximum) return say([`须在 ${field.minimum} 至 ${field.maximum} 之间`, `${field.minimum} to ${field.maximum}`]);
  if (field.unique && siblings.some((other) => other !== target && other[field.name] === value)) return say(['已有同样的一项', 'there is one already']);
  return null;
}
