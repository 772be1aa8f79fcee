// Fetches a part again: data-refresh="address seconds". Never under somebody's hands.
import { isLost, showLost } from './lost.js';
import { isUnsaved } from './unsaved.js';

const inUse = (part) =>
  part.contains(document.activeElement) ||
  [...part.querySelectorAll('form')].some(isUnsaved) ||
  isUnsaved(part.closest('form'));

async function refresh(part, address, stop) {
  if (document.hidden || inUse(part)) return;
  const answer = await fetch(address, { headers: { 'X-Refresh': '1' } }).catch(() => null);
  if (!answer) return; // no connection: the next round tries again
  if (isLost(answer)) {
    stop();
    return showLost();
  }
  if (answer.redirected || [401, 403].includes(answer.status)) return stop();
  if (!answer.ok) return;
  const html = await answer.text();
  if (inUse(part)) return;
  if (html !== part.lastHtml) part.innerHTML = html;
  part.lastHtml = html;
}

export function startRefresh() {
  document.querySelectorAll('[data-refresh]').forEach((part) => {
    const [address, seconds] = part.dataset.refresh.trim().split(/\s+/);
    const timer = setInterval(() => refresh(part, address, () => clearInterval(timer)), Math.max(Number(seconds) || 20, 2) * 1000);
  });
}
