// Text that could not be sent stays on this device until it is saved, until log-out, or for half a day.
const PREFIX = 'rondom-draft:';
const HALF_A_DAY = 12 * 60 * 60 * 1000;
const NEVER_KEPT = new Set(['csrfmiddlewaretoken', 'password']);

/** The key says nothing about anybody: a number made from the address and a mark of the account, when there is one. */
function keyOf(address) {
  let number = 2166136261;
  for (const letter of address + (document.body.dataset.signedIn ?? '')) number = Math.imul(number ^ letter.codePointAt(0), 16777619) >>> 0;
  return PREFIX + number.toString(36);
}

function attempt(work) {
  try {
    return work();
  } catch {
    return null; // a browser that stores nothing, or is full: the text is still in the field
  }
}

export function keepDraft(address, form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !NEVER_KEPT.has(name));
  attempt(() => localStorage.setItem(keyOf(address), JSON.stringify({ at: Date.now(), pairs })));
}

export const readDraft = (address) => attempt(() => JSON.parse(localStorage.getItem(keyOf(address))));
export const forgetDraft = (address) => attempt(() => localStorage.removeItem(keyOf(address)));

const draftKeys = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];
const isOld = (key) => Date.now() - (attempt(() => JSON.parse(localStorage.getItem(key)).at) ?? 0) > HALF_A_DAY;

export const forgetDrafts = () => draftKeys().forEach((key) => localStorage.removeItem(key));
export const forgetOldDrafts = () => draftKeys().filter(isOld).forEach((key) => localStorage.removeItem(key));
