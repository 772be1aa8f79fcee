// Saves a form with data-autosave="address" while somebody types.
// The server answers 200 {saved_at, revision}, 403 {reason}, 409 with both versions as HTML, or 404: no access any more.
import { forgetDraft, keepDraft, readDraft } from './drafts.js';
import { isLost, showLost } from './lost.js';
import { isUnsaved, markSaved, markUnsaved } from './unsaved.js';

const PAUSE = 1500;
const LIVE = 500; // where others read along: also while somebody goes on typing
const AGAIN = 4000;
const words = () => document.getElementById('rondom-words')?.dataset ?? {};
const clock = (moment) => (moment ? new Date(moment) : new Date()).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' });

class Autosave {
  constructor(form) {
    this.form = form;
    this.address = form.dataset.autosave;
    this.timer = 0;
    this.changes = 0;
    this.busy = false;
    this.stopped = false;
    this.live = form.closest('[data-live]') !== null;
    if (form.elements.device) form.elements.device.value = crypto.randomUUID?.() ?? String(Math.random());
    this.status = form.querySelector('[data-autosave-status]') ?? this.makeStatus();
    form.addEventListener('input', () => this.changed());
    form.addEventListener('submit', () => this.leave());
    window.addEventListener('online', () => isUnsaved(form) && this.save());
    window.addEventListener('pagehide', () => this.hurry());
    this.restore();
  }

  makeStatus() {
    const status = document.createElement('p');
    status.className = 'rondom-saved';
    status.setAttribute('role', 'status');
    this.form.append(status);
    return status;
  }

  say(state, text) {
    this.status.dataset.state = state;
    this.status.textContent = text ?? '';
  }

  changed() {
    this.changes += 1;
    keepDraft(this.address, this.form);
    if (this.stopped) return;
    if (!this.live) this.plan(PAUSE);
    else if (!this.timer || this.failing) this.plan(LIVE);
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  /** The page goes away before the pause is over: send it along. What was typed is on the device too, until an answer. */
  hurry() {
    if (this.stopped || !isUnsaved(this.form) || !this.form.isConnected) return;
    fetch(this.address, { method: 'POST', body: new FormData(this.form), headers: { 'X-Autosave': '1' }, keepalive: true }).catch(() => {});
  }

  leave() {
    clearTimeout(this.timer);
    this.stopped = true;
    if (!this.live) forgetDraft(this.address); // there the next page compares: a form may get lost on its way
  }

  async save() {
    this.timer = 0;
    if (this.stopped || !this.form.isConnected) return undefined;
    if (this.busy) return this.plan(this.live ? LIVE : PAUSE);
    this.busy = true;
    const seen = this.changes;
    this.say('saving', words().saving);
    try {
      const answer = await fetch(this.address, {
        method: 'POST',
        body: new FormData(this.form),
        headers: { 'X-Autosave': '1' },
      });
      await this.read(answer, seen);
    } catch {
      this.wait('offline', words().offline);
    } finally {
      this.busy = false;
    }
  }

  async read(answer, seen) {
    if (answer.status === 409) return this.conflict(await answer.text());
    if (isLost(answer)) return this.lose();
    const told = await answer.json().catch(() => ({}));
    if (answer.status === 403 && told.reason) return this.say('failed', told.reason);
    if (answer.redirected || answer.status === 403) return this.wait('failed', words().signedOut);
    if (!answer.ok) return this.wait('failed', words().failed);
    this.failing = false;
    this.setRevision(told.revision);
    if (seen === this.changes) {
      markSaved(this.form);
      forgetDraft(this.address);
    } else keepDraft(this.address, this.form);
    this.say('saved', `${words().saved} ${clock(told.saved_at)}`);
  }

  /** No access any more: nothing stays on the screen or on the device. */
  lose() {
    this.leave();
    forgetDraft(this.address);
    markSaved(this.form);
    showLost();
  }

  wait(state, text) {
    keepDraft(this.address, this.form);
    this.failing = true;
    this.say(state, text);
    this.plan(AGAIN);
  }

  /** What was typed stays in the form; both versions stand below it until somebody chooses. */
  conflict(html) {
    this.stopped = true;
    keepDraft(this.address, this.form);
    this.say('conflict', words().conflict);
    this.choice ??= this.form.parentNode.insertBefore(document.createElement('div'), this.form.nextSibling);
    this.choice.innerHTML = html;
    this.choice.querySelector('[data-discard]')?.addEventListener('click', () => forgetDraft(this.address));
    this.choice.querySelector('[data-keep-mine]')?.addEventListener('click', (event) => {
      this.setRevision(event.currentTarget.dataset.keepMine);
      this.choice.replaceChildren();
      this.stopped = false;
      this.save();
    });
  }

  setRevision(revision) {
    if (revision != null && this.form.elements.revision) this.form.elements.revision.value = revision;
  }

  restore() {
    const draft = readDraft(this.address);
    if (!draft) return;
    if (this.isHere(draft)) return forgetDraft(this.address);
    for (const [name, value] of draft.pairs) {
      const field = this.form.elements[name];
      if (field instanceof HTMLElement && !['checkbox', 'radio', 'file'].includes(field.type)) field.value = value;
    }
    markUnsaved(this.form);
    this.say('restored', words().restored);
    this.plan(0);
  }

  /** What was kept is what the page shows: it was saved after all. */
  isHere({ pairs }) {
    const shown = new FormData(this.form);
    const same = (text) => String(text).replaceAll('\r\n', '\n');
    return pairs.every(([name, value]) => ['revision', 'device'].includes(name) || same(shown.get(name) ?? '') === same(value));
  }
}

export function startAutosave(place = document) {
  place.querySelectorAll('form[data-autosave]').forEach((form) => new Autosave(form));
}
