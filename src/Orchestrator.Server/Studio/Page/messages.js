// Short messages in a corner, and sentences that stand in for one of Studio's own.
const toasts = document.getElementById('studio-toasts');
const stayMs = { error: 15_000, info: 7_000 };
const standIns = new Map();

export function say({ level, text, insteadOf }) {
  const toast = document.createElement('div');
  toast.className = `studio-toast is-${level}`;
  toast.textContent = text;
  toast.onclick = () => toast.remove();
  toasts.append(toast);
  setTimeout(() => toast.remove(), stayMs[level]);
  if (!insteadOf) return;
  // Studio says its own again in the next element that is mounted.
  standIns.set(insteadOf.toLowerCase(), text);
  setTimeout(() => standIns.delete(insteadOf.toLowerCase()), stayMs[level]);
}

/** The sentence that stands in for one of Studio's while it is on the screen. */
export function standInFor(text) {
  return standIns.get(text.toLowerCase());
}
