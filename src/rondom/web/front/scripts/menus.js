// Menus made of <details> close with Escape and with a click beside them.
const MENU = 'details.rondom-account';
const openMenus = () => document.querySelectorAll(`${MENU}[open]`);

export function startMenus() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    openMenus().forEach((menu) => {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    });
  });
  document.addEventListener('click', (event) => {
    openMenus().forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
}
