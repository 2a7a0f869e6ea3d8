// Scenarios: orders to the mock Entra ID, what to expect of each, and callers that show it.

import {ask, element} from './element.js';
import {clear, complain, sentence} from './fields.js';
import {keepSent} from './minted.js';
import {cards} from './orders.js';

export async function start(panel, {hand}) {
  const choices = await ask('scenario/choices');
  const state = element('div', {});
  const done = element('ol', {class: 'done', reversed: true});
  const nothing = element('p', {class: 'quiet'}, 'Nothing yet.');
  const built = cards(choices);

  async function look() {
    try {
      const now = await ask('scenario/state');
      const open = [...state.querySelectorAll('details[open]')].map((details) => details.dataset.client);
      state.replaceChildren(...stateParts(now, open));
      built.forEach((card) => card.told?.(now.mock));
    } catch (error) {
      state.replaceChildren(element('p', {class: 'bad'}, error.message));
    }
  }

  async function give(form, outcome, action) {
    clear(form);
    outcome.replaceChildren();
    try {
      const {name, order, expect, calls, api} = action();
      await ask('scenario/order', {do: name, order});
      nothing.hidden = true;
      done.prepend(element('li', {}, new Date().toLocaleTimeString(), ' ', element('code', {}, name + ' ' + JSON.stringify(order))));
      outcome.replaceChildren(element('p', {}, element('strong', {}, 'Done. '), expect), ...following(calls ?? [], api, hand));
      await look();
    } catch (error) {
      complain(form, error);
    }
  }

  function form({title, intro, fields, actions}, index) {
    const outcome = element('div', {role: 'status', class: 'outcome'});
    const made = element('form', {class: 'card', 'aria-labelledby': 'scenario-' + index, novalidate: true},
      element('h2', {id: 'scenario-' + index}, title),
      element('p', {class: 'quiet'}, intro),
      fields ?? [],
      sentence(),
      element('div', {class: 'row buttons'}, actions.map(({label, action}, place) => element('button',
        {type: place === 0 ? 'submit' : 'button', onclick: place === 0 ? () => {} : () => give(made, outcome, action)}, label))),
      outcome);
    made.addEventListener('submit', (event) => {
      event.preventDefault();
      give(made, outcome, actions[0].action);
    });
    return made;
  }

  panel.append(element('div', {class: 'columns'},
    element('div', {class: 'orders'}, built.map(form)),
    element('div', {class: 'aside'},
      element('section', {class: 'card', 'aria-labelledby': 'scenario-state'}, element('h2', {id: 'scenario-state'}, 'How the mock stands'),
        state, element('button', {type: 'button', onclick: look}, 'Look again')),
      element('section', {class: 'card', 'aria-labelledby': 'scenario-done'}, element('h2', {id: 'scenario-done'}, 'What was ordered'),
        nothing, done))));
  return {shown: look, take: look};
}

/** Callers that show the effect, and the way to Live. */
function following(calls, api, hand) {
  const answers = element('ul', {class: 'answers', role: 'status'});
  const send = element('button', {type: 'button', onclick: async () => {
    send.disabled = true;
    try {
      const {sent} = await ask('live/traffic', {calls});
      keepSent(sent);
      answers.replaceChildren(...sent.map(({title, api: at, status}) => element('li', {}, `${title} → ${at}: `,
        element('strong', {class: status < 300 ? 'good' : status < 500 ? 'bad' : 'warn'}, String(status)))));
    } catch (error) {
      answers.replaceChildren(element('li', {class: 'bad'}, error.message));
    }
    send.disabled = false;
  }}, 'Send callers that show it');
  const live = element('button', {type: 'button', onclick: () => hand('live', {api})}, 'Look at Live');
  return [element('div', {class: 'row'}, calls.length ? send : null, live), answers];
}

function stateParts({mock, gatewayNow}, open) {
  const fact = (name, ...value) => element('div', {}, element('dt', {}, name), element('dd', {}, value));
  const faults = Object.entries(mock.faults);
  return [
    element('dl', {class: 'facts'},
      fact('Mock’s time', clock(mock.now), mock.ahead === 'PT0S' ? '' : element('span', {class: 'warn'}, ` moved by ${mock.ahead}`)),
      fact('Gateway’s time', clock(gatewayNow), element('span', {class: 'quiet'}, ' never moved')),
      fact('Signs with', element('code', {}, mock.signingKey)),
      fact('Publishes', `${mock.publishedKeys.length} keys`),
      fact('Faults', faults.length ? element('ul', {}, faults.map(([endpoint, fault]) =>
        element('li', {class: 'warn'}, `${endpoint}: ${fault}`))) : 'none')),
    element('h3', {}, 'Applications'),
    ...mock.applications.map((one) => application(one, open.includes(one.client))),
  ];
}

function clock(time) {
  return new Date(time).toLocaleString();
}

function application(one, open) {
  const credentials = [...one.passwordCredentials, ...one.keyCredentials];
  return element('details', {open, 'data-client': one.client},
    element('summary', {}, one.displayName, one.enabled ? '' : element('strong', {class: 'bad'}, ' disabled')),
    element('p', {class: 'quiet'}, 'client ', element('code', {}, one.client)),
    element('ul', {}, credentials.map((each) => element('li', {}, `${each.displayName ?? each.hint ?? 'credential'}, ends `,
      each.endDateTime ? clock(each.endDateTime) : 'never', ' ', element('code', {}, each.keyId)))));
}
