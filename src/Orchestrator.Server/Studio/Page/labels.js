// Studio ships in English: its labels are replaced where they stand. What is Chinese already, and what people wrote, stays.
import { standInFor } from './messages.js';

const untouched = '.monaco-editor, textarea, script, style, .x6-node, .elsa-activity, #studio-findings, #studio-toasts, .studio-form';
// What Studio calls a node that was just dropped: its type in English and a number.
const numbered = /^[A-Z][A-Za-z]*\d+$/;
const attributes = ['placeholder', 'title', 'aria-label'];
const chinese = /[\u3400-\u9fff]/;
const letters = /[A-Za-z]/;
const missing = new Set();

let exact = new Map();
let patterns = [];

function chineseOf(text) {
  const trimmed = text.trim();
  if (!trimmed || missing.has(trimmed) || chinese.test(trimmed) || !letters.test(trimmed)) return null;
  const found = exact.get(trimmed.toLowerCase());
  if (found) return text.replace(trimmed, found);
  for (const [pattern, replacement] of patterns) {
    if (pattern.test(trimmed)) return text.replace(trimmed, trimmed.replace(pattern, replacement));
  }
  missing.add(trimmed);
  return null;
}

// The server names such a node by what its type is called; Studio shows that after the next load, we do at once.
function nameNode(node) {
  const label = node.parentElement.closest('.activity-label');
  const type = label?.closest('.activity-content')?.querySelector('.activity-type')?.textContent.trim();
  if (type && numbered.test(node.data.trim())) node.data = type;
}

function translateText(node) {
  if (!letters.test(node.data)) return;
  if (node.parentElement?.closest('.activity-label')) nameNode(node);
  if (!node.parentElement || node.parentElement.closest(untouched)) return;
  const standIn = standInFor(node.data.trim());
  // Our own message says it already.
  if (standIn) node.parentElement.closest('.mud-snackbar')?.setAttribute('hidden', '');
  const replaced = standIn ?? chineseOf(node.data);
  if (replaced !== null && replaced !== node.data) node.data = replaced;
}

function translateElement(element) {
  if (!attributes.some((name) => element.hasAttribute(name)) || element.closest(untouched)) return;
  for (const name of attributes) {
    if (!element.hasAttribute(name)) continue;
    const replaced = chineseOf(element.getAttribute(name));
    if (replaced !== null) element.setAttribute(name, replaced);
  }
}

function translateTree(root) {
  if (root.nodeType === Node.TEXT_NODE) translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  translateElement(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else translateElement(node);
  }
}

function observe(change) {
  if (change.type === 'characterData') translateText(change.target);
  else if (change.type === 'attributes') translateElement(change.target);
  else change.addedNodes.forEach(translateTree);
}

export async function translate() {
  const labels = await (await fetch('labels.zh-CN.json')).json();
  exact = new Map(Object.entries(labels.exact).map(([english, text]) => [english.toLowerCase(), text]));
  patterns = Object.entries(labels.patterns).map(([pattern, text]) => [new RegExp(`^${pattern}$`, 'i'), text]);
  translateTree(document.body);
  new MutationObserver((changes) => changes.forEach(observe))
    .observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
  // For whoever completes the label file.
  window.studioLabelsMissing = () => [...missing].sort();
}
