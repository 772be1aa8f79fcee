// Everything here is an extra: each screen works without it.
import { startAutosave } from './autosave.js';
import { forgetDrafts, forgetOldDrafts } from './drafts.js';
import { startMenus } from './menus.js';
import { startPasskeys } from './passkey.js';
import { startRefresh } from './refresh.js';
import { startGuard } from './unsaved.js';

forgetOldDrafts();
startMenus();
startGuard();
startAutosave();
startRefresh();
startPasskeys();
document.querySelectorAll('form[data-logout]').forEach((form) => form.addEventListener('submit', forgetDrafts));
document.getElementById('fouten')?.focus();
