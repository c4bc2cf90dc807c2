// Short messages in a corner, and sentences that stand in for one of Studio's own.
const toasts = document.getElementById('studio-toasts');
const stayMs = { error: 15_000, info: 9_000 };
const standIns = new Map();

export function say({ level, text, insteadOf }) {
  if (insteadOf) standIns.set(insteadOf.toLowerCase(), text);
  const toast = document.createElement('div');
  toast.className = `studio-toast is-${level}`;
  toast.textContent = text;
  toast.onclick = () => toast.remove();
  toasts.append(toast);
  setTimeout(() => toast.remove(), stayMs[level] ?? stayMs.info);
}

/** The sentence that stands in for one of Studio's, once. */
export function takeStandIn(text) {
  const found = standIns.get(text.toLowerCase());
  standIns.delete(text.toLowerCase());
  return found;
}
