// Everything here is an extra: each screen works without it.
import { startAutosave } from './autosave.js';
import { forgetDrafts, forgetDraftsOfOthers } from './drafts.js';
import { startLive } from './live.js';
import { startMenus } from './menus.js';
import { startPasskeys } from './passkey.js';
import { startGuard } from './unsaved.js';

forgetDraftsOfOthers();
startMenus();
startGuard();
startLive();
startAutosave();
startPasskeys();
document.querySelectorAll('form[data-logout]').forEach((form) => form.addEventListener('submit', forgetDrafts));
document.getElementById('fouten')?.focus();
