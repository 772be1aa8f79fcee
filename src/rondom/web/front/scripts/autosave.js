// Saves a form with data-autosave="address" while somebody types.
// The server answers 200 {saved_at, revision}, 403 {reason}, 409 with both versions as HTML, or 404: no access any more.
import { forgetDraft, keepDraft, readDraft } from './drafts.js';
import { isLost, showLost } from './lost.js';
import { isUnsaved, markSaved } from './unsaved.js';

const PAUSE = 1500;
const AGAIN = 15000;
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
    this.status = form.querySelector('[data-autosave-status]') ?? this.makeStatus();
    form.addEventListener('input', () => this.changed());
    form.addEventListener('submit', () => this.leave());
    window.addEventListener('online', () => isUnsaved(form) && this.save());
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
    if (!this.stopped) this.plan(PAUSE);
  }

  plan(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  leave() {
    clearTimeout(this.timer);
    this.stopped = true;
    forgetDraft(this.address);
  }

  async save() {
    if (this.busy || this.stopped) return this.stopped ? undefined : this.plan(PAUSE);
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
    if (!answer.ok || answer.redirected) return this.wait('failed', words().failed);
    this.setRevision(told.revision);
    forgetDraft(this.address);
    if (seen === this.changes) markSaved(this.form);
    this.say('saved', `${words().saved} ${clock(told.saved_at)}`);
  }

  /** No access any more: nothing stays on the screen or on the device. */
  lose() {
    this.leave();
    markSaved(this.form);
    showLost();
  }

  wait(state, text) {
    keepDraft(this.address, this.form);
    this.say(state, text);
    this.plan(AGAIN);
  }

  /** What was typed stays in the form; both versions stand below it until somebody chooses. */
  conflict(html) {
    this.stopped = true;
    forgetDraft(this.address);
    this.say('conflict', words().conflict);
    this.choice ??= this.form.parentNode.insertBefore(document.createElement('div'), this.form.nextSibling);
    this.choice.innerHTML = html;
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
    for (const [name, value] of draft.pairs) {
      const field = this.form.elements[name];
      if (field instanceof HTMLElement && !['checkbox', 'radio', 'file'].includes(field.type)) field.value = value;
    }
    this.say('restored', words().restored);
    this.plan(0);
  }
}

export function startAutosave() {
  document.querySelectorAll('form[data-autosave]').forEach((form) => new Autosave(form));
}
