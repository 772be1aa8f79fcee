// Warns before somebody leaves a form with text that is not saved yet.
const unsaved = new Set();
const GUARDED = 'form[data-autosave], form[data-guard]';

export const isUnsaved = (form) => unsaved.has(form);
export const markUnsaved = (form) => unsaved.add(form);
export const markSaved = (form) => unsaved.delete(form);

export function startGuard() {
  document.addEventListener('input', (event) => {
    const form = event.target.form;
    if (form?.matches(GUARDED)) unsaved.add(form);
  });
  document.addEventListener('submit', (event) => markSaved(event.target));
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-discard]')) unsaved.clear();
  });
  window.addEventListener('beforeunload', (event) => {
    if (unsaved.size) event.preventDefault();
  });
}
