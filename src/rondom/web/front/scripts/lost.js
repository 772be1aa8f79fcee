// Access ended while the page was open: a consent was taken back, or somebody left. Nothing stays on the screen.
const words = () => document.getElementById('rondom-words')?.dataset ?? {};

export const isLost = (answer) => answer.status === 404;

export function showLost() {
  const place = document.querySelector('main');
  const message = document.createElement('p');
  message.className = 'rondom-wrap';
  message.setAttribute('role', 'alert');
  message.textContent = words().lost;
  place?.replaceChildren(message);
  document.title = words().lost;
}
