// The controls of a form, by the kind of the field. What is cleared is taken out of the value: the server's default holds then.
import { button, drawRecord, isObject, make, say } from './fields.js';

let lists = 0;

function choicesOf(field, env) {
  return (field.options ?? env.book.lists[field.list] ?? []).map(([value, chinese, english]) => ({ value, text: say([chinese, english]) }));
}

function put(target, name, value, env) {
  if (value === undefined) delete target[name];
  else target[name] = value;
  env.changed();
}

function input(type, field, target, env, { shown, read }) {
  const made = make('input');
  made.type = type;
  made.value = shown ?? '';
  if (field.empty) made.placeholder = say(field.empty);
  made.onchange = () => put(target, field.name, made.value.trim() === '' ? undefined : read(made.value.trim()), env);
  return made;
}

function suggest(made, field, env) {
  const choices = choicesOf(field, env);
  if (choices.length === 0) return made;
  const list = make('datalist');
  list.id = `studio-suggested-${++lists}`;
  list.append(...choices.map(({ value, text }) => new Option(text, value)));
  made.setAttribute('list', list.id);
  const place = make('span', 'suggested');
  place.append(made, list);
  return place;
}

function text(field, target, env) {
  return suggest(input('text', field, target, env, { shown: target[field.name], read: String }), field, env);
}

function date(field, target, env) {
  return input('date', field, target, env, { shown: target[field.name], read: String });
}

function number(field, target, env) {
  return input('number', field, target, env, { shown: target[field.name], read: Number });
}

// Rules compare a flag with a flag and a number with a number, so each is kept as what it is.
const words = new Map([['是', true], ['否', false], ['yes', true], ['no', false]]);
const numeric = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/;
const valueOf = (written) => words.get(written) ?? (numeric.test(written) ? Number(written) : written);
const shownOf = (value) => (typeof value === 'boolean' ? say(value ? ['是', 'yes'] : ['否', 'no']) : (value ?? ''));

function value(field, target, env) {
  return suggest(input('text', field, target, env, { shown: shownOf(target[field.name]), read: valueOf }), field, env);
}

function values(field, target, env) {
  const made = make('textarea');
  const current = target[field.name];
  made.rows = 3;
  // A list of the application's data is named in place of one that is written out.
  made.value = Array.isArray(current) ? current.map(shownOf).join('\n') : (current ?? '');
  made.onchange = () => {
    const lines = made.value.split('\n').map((line) => line.trim()).filter(Boolean);
    put(target, field.name, lines.length === 1 && lines[0].startsWith('$') ? lines[0] : lines.map(valueOf), env);
  };
  return made;
}

function flag(field, target, env) {
  const made = make('input');
  made.type = 'checkbox';
  made.checked = target[field.name] ?? field.usual ?? false;
  made.onchange = () => put(target, field.name, !env.isCase && made.checked === (field.usual ?? false) ? undefined : made.checked, env);
  return made;
}

function choice(field, target, env) {
  const made = make('select');
  const current = target[field.name];
  const choices = choicesOf(field, env).filter((one) => one.value !== '');
  made.append(new Option(field.empty ? say(field.empty) : say(['（未选）', '(none)']), ''), ...choices.map((one) => new Option(one.text, one.value)));
  if (current !== undefined && !choices.some((one) => one.value === current)) made.append(new Option(String(current), current));
  made.value = current ?? '';
  made.onchange = () => put(target, field.name, made.value === '' ? undefined : made.value, env);
  return made;
}

function choices(field, target, env) {
  const place = make('div', 'choices');
  const all = choicesOf(field, env);
  const redraw = () => {
    const chosen = Array.isArray(target[field.name]) ? target[field.name] : [];
    const set = (next) => {
      put(target, field.name, next.length === 0 && !field.required ? undefined : next, env);
      redraw();
    };
    const chips = chosen.map((one) => {
      const chip = make('span', 'chip', all.find((known) => known.value === one)?.text ?? one);
      chip.append(button('×', () => set(chosen.filter((other) => other !== one)), 'remove'));
      return chip;
    });
    const more = make('select');
    const first = chosen.length === 0 && field.empty ? say(field.empty) : say(['添加…', 'add…']);
    more.append(new Option(first, ''), ...all.filter((one) => !chosen.includes(one.value)).map((one) => new Option(one.text, one.value)));
    more.onchange = () => set([...chosen, more.value]);
    place.replaceChildren(...chips, more);
  };
  redraw();
  return place;
}

function record(field, target, env) {
  const place = make('div', 'one');
  const redraw = () => {
    const current = target[field.name];
    if (isObject(current)) {
      place.replaceChildren(drawRecord(field.shape, current, env));
      if (!field.required) place.append(button(say(['清除', 'clear']), () => set(undefined)));
    } else {
      if (field.empty) place.replaceChildren(make('small', 'help', say(field.empty)));
      else place.replaceChildren();
      place.append(button(say(['填写', 'fill in']), () => set({}), 'act is-first'));
    }
  };
  const set = (next) => {
    put(target, field.name, next, env);
    redraw();
  };
  redraw();
  return place;
}

function records(field, target, env) {
  const place = make('div', 'many');
  const { noun, summary } = env.book.shapes[field.shape];
  const redraw = (opened) => {
    const items = Array.isArray(target[field.name]) ? target[field.name] : [];
    const set = (next, open) => {
      put(target, field.name, next, env);
      redraw(open);
    };
    const drawn = items.map((item, at) => {
      const one = make('details', 'item');
      const head = make('summary');
      const retitle = () => { head.firstChild.data = titleOf(item, at); };
      head.append(document.createTextNode(''), button(say(['删除', 'remove']), () => set(items.toSpliced(at, 1))));
      one.open = !summary || items.length === 1 || item === opened;
      one.append(head, drawRecord(field.shape, item, { ...env, isCase: false, changed: () => { retitle(); env.changed(); } }, items));
      retitle();
      return one;
    });
    const add = () => { const item = {}; set([...items, item], item); };
    place.replaceChildren(...drawn, button(say([`添加${noun[0]}`, `add ${noun[1]}`]), add, 'act is-first'));
  };
  const titleOf = (item, at) => {
    const named = (summary ?? []).map((name) => textOf(field.shape, name, item[name], env)).filter(Boolean).join(' ');
    return named || say([`${noun[0]}${at + 1}`, `${noun[1]} ${at + 1}`]);
  };
  redraw();
  return place;
}

function textOf(shape, name, current, env) {
  const field = env.book.shapes[shape].fields.find((one) => one.name === name);
  return choicesOf(field, env).find((one) => one.value === current)?.text ?? current;
}

export const controls = { text, date, number, value, values, flag, choice, choices, record, records };
