// A screen that several people work on at once: data-live="address" is asked every second, and each
// data-live-part that changed is put in its place. Never under somebody's hands.
import { startAutosave } from './autosave.js';
import { isLost, showLost } from './lost.js';
import { isUnsaved } from './unsaved.js';

const EVERY = 1000;
const words = () => document.getElementById('rondom-words')?.dataset ?? {};
const TOKEN = /(name="csrfmiddlewaretoken" value=")[^"]*/g;
const partsOf = (place) => [...place.querySelectorAll('[data-live-part]')];
const nameOf = (part) => part.dataset.livePart;
const revisionIn = (part) => part.querySelector('[name="revision"]')?.value;
// What differs at every answer, or is empty until a script fills it, is no change.
const plain = (part) => part.innerHTML.replace(TOKEN, '$1');

const inUse = (part) => part.contains(document.activeElement) || [...part.querySelectorAll('form')].some(isUnsaved);

class Live {
  constructor(place) {
    this.place = place;
    this.address = place.dataset.live;
    this.tag = place.dataset.liveTag;
    this.status = place.querySelector('[data-live-status]');
    this.shown = new Map(partsOf(place).map((part) => [nameOf(part), plain(part)]));
    this.stopped = false;
    place.addEventListener('submit', (event) => this.hold(event), true);
    this.wait();
  }

  wait() {
    if (!this.stopped) setTimeout(() => this.ask().finally(() => this.wait()), this.signedOut ? 5 * EVERY : EVERY);
  }

  async ask() {
    if (document.hidden) return;
    const answer = await fetch(this.address, { headers: { 'If-None-Match': this.tag }, cache: 'no-store' }).catch(() => null);
    this.say(answer);
    if (!answer || answer.status === 304 || answer.status >= 500) return;
    if (isLost(answer)) {
      this.stopped = true;
      return showLost();
    }
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    // A part that somebody has his hands on is tried again at the next round.
    if (this.put(fresh)) this.tag = answer.headers.get('ETag') ?? '';
  }

  say(answer) {
    this.signedOut = answer?.redirected ?? false;
    this.offline = !answer || answer.status >= 500;
    const text = this.offline ? words().offline : this.signedOut ? words().signedOut : '';
    if (this.status && this.status.textContent !== text) this.status.textContent = text;
  }

  /** Without a connection a form is not sent: the browser would show a page of its own and lose what was typed. */
  hold(event) {
    if (this.offline) {
      event.preventDefault();
      event.stopPropagation();
      this.status?.scrollIntoView({ block: 'center' });
    }
  }

  put(fresh) {
    let all = true;
    for (const part of partsOf(fresh)) {
      const here = this.place.querySelector(`[data-live-part="${nameOf(part)}"]`);
      if (!here || !this.differs(here, part)) continue;
      if (inUse(here)) {
        all = false;
        continue;
      }
      here.innerHTML = part.innerHTML;
      this.shown.set(nameOf(part), plain(part));
      startAutosave(here);
    }
    return all;
  }

  /** Own words are only replaced by newer ones, written on another device; anything else when it reads otherwise. */
  differs(here, fresh) {
    const [mine, theirs] = [revisionIn(here), revisionIn(fresh)];
    if (mine != null && theirs != null) return Number(theirs) > Number(mine);
    return plain(fresh) !== this.shown.get(nameOf(fresh));
  }
}

export function startLive() {
  document.querySelectorAll('[data-live]').forEach((place) => new Live(place));
}
