// allauth's own scripts talk to the device; when that goes wrong the page says so in plain words.
export function startPasskeys() {
  const box = document.querySelector('[data-passkey-error]');
  if (!box) return;
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault();
    box.hidden = false;
  });
}
