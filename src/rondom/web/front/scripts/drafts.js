// What was typed stays in this tab of the browser until it is saved or until log-out; with the tab it is gone.
const PREFIX = 'rondom-draft:';
const NEVER_KEPT = new Set(['csrfmiddlewaretoken', 'password']);
const account = () => document.body.dataset.signedIn ?? '';

/** The key says nothing about anybody: a number made from the address and a mark of the account, when there is one. */
function keyOf(address) {
  let number = 2166136261;
  for (const letter of address + account()) number = Math.imul(number ^ letter.codePointAt(0), 16777619) >>> 0;
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
  attempt(() => sessionStorage.setItem(keyOf(address), JSON.stringify({ by: account(), pairs })));
}

const draftAt = (key) => attempt(() => JSON.parse(sessionStorage.getItem(key)));
const draftKeys = () => attempt(() => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX))) ?? [];

export const readDraft = (address) => draftAt(keyOf(address));
export const forgetDraft = (address) => attempt(() => sessionStorage.removeItem(keyOf(address)));
export const forgetDrafts = () => draftKeys().forEach((key) => sessionStorage.removeItem(key));

/** Somebody else signed in on the same machine after a session that ended by itself. */
export const forgetDraftsOfOthers = () =>
  account() && draftKeys().filter((key) => draftAt(key)?.by !== account()).forEach((key) => sessionStorage.removeItem(key));
