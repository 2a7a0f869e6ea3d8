// A token to look at: its value for the header, decoded, and what an API says to it.

import {ask, element} from './element.js';
import {choice, labelled} from './fields.js';
import {listed, parts, refused} from './minted.js';

const TIMES = ['iat', 'nbf', 'exp', 'auth_time'];

const MEANINGS = {
  alg: 'how it is signed', kid: 'the key that signs', x5t: 'the same key, as v1.0 names it',
  aud: 'for which API', iss: 'who issued it', tid: 'the tenant', oid: 'the caller in the directory', sub: 'the caller at this API',
  azp: 'the client', appid: 'the client', azpacr: '0 public, 1 secret, 2 certificate', appidacr: '0 public, 1 secret, 2 certificate',
  scp: 'delegated permissions', roles: 'app roles', groups: 'groups', _claim_names: 'overage: too many groups', uti: 'the token’s id',
  ver: 'version', acrs: 'authentication contexts', xms_cc: 'what the client understands', idtyp: 'user or app', acct: '1 is a guest',
  xms_mirid: 'the managed identity', xms_par_app_azp: 'the blueprint of the agent', xms_act_fct: 'what the actor is',
  xms_sub_fct: 'what the subject is',
};

export function tokenView(apis, hand) {
  let minted = null;
  const chosen = choice('kept', []);
  const keptField = labelled('Tokens of this page', chosen, 'in its memory alone, until it is closed or loaded anew');
  const expected = element('p', {class: 'quiet'});
  const value = element('code', {class: 'authorization', id: 'mint-authorization', tabindex: '0', 'aria-label': 'Authorization'});
  const copied = element('span', {role: 'status', class: 'quiet'});
  const api = choice('api', apis.map((each) => [each.name, each.name]));
  const apiField = labelled('Send it to', api, apis[0].rule);
  const decoded = element('div', {class: 'decoded'});
  const answer = element('div', {role: 'status', class: 'answer', id: 'mint-answer'});

  const copy = element('button', {type: 'button', onclick: async () => {
    try {
      await navigator.clipboard.writeText('Bearer ' + minted.token);
      copied.textContent = 'Copied.';
    } catch (forbidden) {
      getSelection().selectAllChildren(value);
      copied.textContent = 'Selected: copy it by hand, as the browser does not let the page.';
    }
  }}, 'Copy');
  const send = element('button', {type: 'button', class: 'main', onclick: () => deliver(minted, api.value, answer)}, 'Send');
  const explain = element('button', {type: 'button', onclick: () => hand('explain', {token: minted.token, api: api.value})}, 'Explain');
  const whole = element('div', {hidden: true}, keptField, expected,
    element('h3', {}, 'Authorization'), value, element('div', {class: 'row'}, copy, copied),
    element('div', {class: 'row send'}, apiField, send, explain), answer,
    decoded);
  const empty = element('p', {class: 'quiet'}, 'Choose who calls, and mint: the token stands here, decoded, and can be sent.');

  api.addEventListener('change', () => {
    apiField.querySelector('.hint').textContent = apis.find((each) => each.name === api.value).rule;
  });
  chosen.addEventListener('change', () => show(listed()[chosen.selectedIndex], ''));

  function show(one, words) {
    minted = one;
    whole.hidden = false;
    empty.hidden = true;
    chosen.replaceChildren(...listed().map((each) =>
      element('option', {selected: each === one}, each.at.toLocaleTimeString() + '  ' + each.title)));
    expected.textContent = words ?? '';
    expected.hidden = !words;
    copied.textContent = '';
    answer.replaceChildren();
    const [first, second, ...rest] = one.token.split('.');
    value.replaceChildren('Bearer ', element('span', {class: 'part-header'}, first),
      '.', element('span', {class: 'part-claims'}, second ?? ''),
      '.', element('span', {class: 'part-signature'}, rest.join('.')));
    decoded.replaceChildren(...decodedParts(one.token));
  }

  return {
    element: element('section', {class: 'card token', 'aria-label': 'The token'}, element('h2', {}, 'The token'), empty, whole),
    show,
    shown: () => {},
  };
}

function decodedParts(token) {
  const read = parts(token);
  if (!read) {
    return [element('p', {}, 'Header and claims cannot be read: they are not JSON in base64url.')];
  }
  return [table('Header', 'part-header', read.header), table('Claims', 'part-claims', read.claims)];
}

function table(title, part, members) {
  const rows = Object.entries(members).map(([name, value]) => element('tr', {},
    element('th', {scope: 'row'}, name),
    element('td', {}, element('code', {}, typeof value === 'string' ? value : JSON.stringify(value)), ' ',
      element('span', {class: 'quiet'}, meaning(name, value)))));
  return element('table', {}, element('caption', {class: part}, title), element('tbody', {}, rows));
}

function meaning(name, value) {
  if (!TIMES.includes(name) || typeof value !== 'number') {
    return MEANINGS[name] ?? '';
  }
  const minutes = Math.round((value * 1000 - Date.now()) / 60_000);
  const when = new Date(value * 1000);
  const day = when.toDateString() === new Date().toDateString() ? '' : when.toLocaleDateString() + ' ';
  return day + when.toLocaleTimeString() + (minutes > 0 ? `, in ${minutes} min` : minutes < 0 ? `, ${-minutes} min ago` : ', now');
}

/** Sends it, and shows what came back. */
async function deliver(minted, api, answer) {
  answer.replaceChildren(element('p', {class: 'quiet'}, 'Sent …'));
  try {
    const {status, headers, body, refusalId} = await ask('mint/send', {api, token: minted.token});
    if (refusalId) {
      refused(minted.token, refusalId);
    }
    answer.replaceChildren(
      element('p', {}, element('strong', {class: status < 300 ? 'good' : status < 500 ? 'bad' : 'warn'}, String(status)), ` from ${api}`),
      element('dl', {}, Object.entries(headers).flatMap(([name, values]) => values.map((value) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, element('code', {}, value)))))),
      element('pre', {tabindex: '0', 'aria-label': 'Body of the answer'}, pretty(body)));
  } catch (error) {
    answer.replaceChildren(element('p', {class: 'bad'}, error.message));
  }
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch (other) {
    return body || '(empty)';
  }
}
