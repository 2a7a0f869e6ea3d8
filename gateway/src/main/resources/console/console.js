// The tabs: one at a time, named in the address, moved through with the arrow keys (ARIA Authoring Practices, "Tabs").

import {start as form} from './form.js';
import {start as explain} from './explain.js';
import {start as mint} from './mint.js';
import {start as live} from './live.js';
import {start as scenarios} from './scenarios.js';

const starts = {form, explain, mint, live, scenarios};
const tabs = [...document.querySelectorAll('[role=tab]')];
const started = {};

/** What a tab may hand to another, in the page's memory alone: see hand. */
const handed = {};

function panel(tab) {
  return document.getElementById(tab.getAttribute('aria-controls'));
}

async function show(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute('aria-selected', String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    panel(each).hidden = !chosen;
  }
  const name = panel(tab).id;
  // Each is built when it is first looked at; what it then offers to the others is what its start returns.
  started[name] ??= starts[name](panel(tab), {hand});
  const face = await started[name];
  if (handed[name]) {
    const what = handed[name];
    delete handed[name];
    face.take?.(what);
  } else if (face?.shown) {
    face.shown();
  }
}

/** Goes to another tab with something for it. */
function hand(name, what) {
  handed[name] = what;
  if (location.hash === '#' + name) {
    byAddress();
  } else {
    location.hash = name;
  }
}

function byAddress() {
  show(tabs.find((tab) => '#' + panel(tab).id === location.hash) ?? tabs[0]);
}

for (const tab of tabs) {
  tab.addEventListener('click', () => {
    location.hash = panel(tab).id;
  });
  tab.addEventListener('keydown', (event) => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    const next = event.key === 'Home' ? tabs[0] : event.key === 'End' ? tabs.at(-1)
      : step ? tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] : null;
    if (next) {
      event.preventDefault();
      next.focus();
      next.click();
    }
  });
}
window.addEventListener('hashchange', byAddress);
byAddress();
