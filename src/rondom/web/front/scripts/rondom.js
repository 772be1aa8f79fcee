// Everything here is an extra: each screen works without it.
import { startAutosave } from './autosave.js';
import { forgetDrafts, forgetOldDrafts } from './drafts.js';
import { startMenus } from './menus.js';
import { startRefresh } from './refresh.js';
import { startGuard } from './unsaved.js';

forgetOldDrafts();
startMenus();
startGuard();
startAutosave();
startRefresh();
document.querySelector('form[data-logout]')?.addEventListener('submit', forgetDrafts);
document.getElementById('fouten')?.focus();
