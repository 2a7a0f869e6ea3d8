// The orders that the page can give, each with what to expect of it in Live.

import {accounts, conditionalAccess, credentials, memberships} from './directory.js';
import {element} from './element.js';
import {choice, labelled} from './fields.js';

/** Which members a fault takes. */
const FAULTS = {
  status: ['status', 'retryAfter'], throttled: ['retryAfter'], drop: [], silence: [], late: ['seconds'], drip: ['seconds'],
  html: ['status'], garbage: [], empty: [], truncated: [], large: ['bytes'], endless: [], gzip: [], byteOrderMark: [],
};

const MEMBERS = [['status', 'Status', '503'], ['retryAfter', 'Retry-After, seconds', ''], ['seconds', 'Seconds', '5'],
  ['bytes', 'Bytes', '2000000'], ['times', 'How many requests', '']];

const ENDPOINTS = [['keys', 'keys'], ['discovery', 'discovery'], ['token', 'token endpoint'], ['graph', 'all of Microsoft Graph'],
  ['checkMemberGroups', 'Graph: groups'], ['account', 'Graph: accounts'], ['all', 'everything']];

const REFUSALS = [['7000222', '7000222, the secret has ended'], ['7000215', '7000215, a wrong secret'],
  ['700016', '700016, unknown application'], ['65001', '65001, no consent'], ['50076', '50076, a second factor is required'],
  ['53003', '53003, blocked by Conditional Access'], ['90033', '90033, Entra is down'], ['50196', '50196, the same in a loop']];

const NAMED = [
  {name: 'well-again', title: 'Well again: no faults, no refusals, no demands, the real time',
    calls: ['user', 'app', 'overage', 'on-behalf-of'],
    expect: 'Calls are answered as at the start, within a minute. Keys, credentials and accounts stay as they are.'},
  {name: 'keys-roll-in-an-outage', title: 'Keys roll in an outage, and the old ones are withdrawn', calls: ['user', 'app'],
    expect: 'Tokens of the new key get 503, KEYS_UNAVAILABLE, until the keys can be fetched; tokens from before pass until then, and are '
      + 'refused with KEY_UNKNOWN after it.'},
  {name: 'leaver', title: 'Adele leaves: no groups, no account, nothing on her behalf',
    calls: ['account-user', 'overage', 'on-behalf-of', 'user'],
    expect: 'orders-accounts refuses her with ACCOUNT_DISABLED within a minute, orders-graph with ROLE_MISSING within five, orders-calling '
      + 'gets no token on her behalf. All other APIs let her token pass until it ends.'},
  {name: 'step-up', title: 'Billing demands an authentication context', calls: ['on-behalf-of'],
    expect: 'On behalf of users orders-calling answers 401 with the claims challenge of c1.'},
  {name: 'secret-expires', title: 'The daemon’s secret ends, and a second one takes over', calls: ['user', 'app'],
    expect: 'The mock’s time is that of March 2027: tokens minted now are refused by all APIs with TOKEN_NOT_YET_VALID. Set the real '
      + 'time when you have seen it.'},
];

export function cards(choices) {
  return [keys(), outage(), refusal(), time(), accounts(choices), memberships(choices), credentials(choices), conditionalAccess(choices),
    readyMade()];
}

function keys() {
  const roll = (order, expect) => () => ({name: 'rotate', order, calls: ['user', 'app'], api: 'orders', expect});
  return {
    title: 'Roll the signing keys',
    intro: 'Entra signs with a new key from now on.',
    actions: [
      {label: 'Roll, keep the old key', action: roll({},
        'New tokens have another key in Live, and tokens from before pass on: nobody is refused.')},
      {label: 'Roll, drop the old key', action: roll({drop: true}, 'The first token of the new key makes the policy fetch the keys. From '
        + 'then on tokens from before are refused with KEY_UNKNOWN: Mint still has those of this page, to be sent again.')},
    ],
  };
}

function outage() {
  const endpoint = choice('endpoint', ENDPOINTS);
  const fault = choice('fault', Object.keys(FAULTS).map((name) => [name, name]));
  const inputs = Object.fromEntries(MEMBERS.map(([name, , value]) => [name, number(name, value)]));
  const fields = MEMBERS.map(([name, label]) => labelled(label, inputs[name]));
  const fit = () => fields.forEach((field, place) => {
    const [name] = MEMBERS[place];
    field.hidden = name !== 'times' && !FAULTS[fault.value].includes(name);
  });
  fault.addEventListener('change', fit);
  fit();
  return {
    title: 'Outage',
    intro: 'An endpoint goes wrong, until it is healed or so many requests have met it.',
    fields: [element('div', {class: 'pair'}, labelled('What', endpoint), labelled('How', fault), fields)],
    actions: [
      {label: 'Break it', action: () => ({name: 'fault', api: '', ...outageEffect(endpoint.value), order: {
        endpoint: endpoint.value, fault: fault.value, ...filled([...FAULTS[fault.value], 'times'].map((name) => inputs[name])),
      }})},
      {label: 'Heal everything', action: () => ({name: 'heal', order: {}, calls: ['user', 'overage', 'on-behalf-of'], api: '',
        expect: 'Calls are answered as before: looked-up callers with the next request, tokens of a new key within a minute.'})},
    ],
  };
}

function outageEffect(endpoint) {
  if (endpoint === 'keys' || endpoint === 'discovery') {
    return {calls: ['user', 'app'], expect: 'Keys in memory serve on, so that nobody notices. Roll the keys now: tokens of the new key '
      + 'are answered 503, KEYS_UNAVAILABLE, until the keys can be fetched.'};
  }
  if (endpoint === 'token') {
    return {calls: ['on-behalf-of', 'overage'], expect: 'orders-calling gets no token on behalf of users, but for one in memory. The policy '
      + 'keeps its own token for Microsoft Graph: looked-up callers notice only where it had none yet.'};
  }
  return {calls: ['overage', 'account-user', 'account-app'], expect: 'orders-graph and orders-accounts answer 503, DIRECTORY_UNAVAILABLE, '
    + 'to callers whose answer is not in memory: groups stay there for five minutes, accounts for one.'
    + (endpoint === 'all' ? ' Tokens of a new key get 503, KEYS_UNAVAILABLE.' : '')};
}

function refusal() {
  const code = choice('code', REFUSALS);
  const times = number('times', '');
  return {
    title: 'The token endpoint refuses',
    intro: 'With an error of Entra’s, until it is healed or so many requests have met it.',
    fields: [element('div', {class: 'pair'}, labelled('AADSTS', code), labelled('How many requests', times))],
    actions: [{label: 'Refuse', action: () => ({name: 'refuse', api: '', calls: ['on-behalf-of', 'own'],
      order: {code: Number(code.value), ...filled([times])},
      expect: 'The callers of orders-calling are admitted, as Live shows; its own calls to Billing fail, but for tokens that it has in '
        + 'memory.'})}],
  };
}

function time() {
  const advance = element('input', {name: 'advance', value: 'P90D', autocomplete: 'off', spellcheck: 'false'});
  const set = element('input', {name: 'set', placeholder: '2027-03-01T08:00:00Z', autocomplete: 'off', spellcheck: 'false'});
  const move = (order, expect) => ({name: 'clock', order, calls: ['user', 'app'], api: 'orders', expect});
  const effect = 'The gateway keeps its own time. Tokens that are minted ahead of it are refused with TOKEN_NOT_YET_VALID, those that are '
    + 'minted far behind with TOKEN_EXPIRED. Credentials of applications end by the mock’s time.';
  return {
    title: 'Clock',
    intro: 'The time of the mock, which runs on from there. The gateway’s is another one, and is not moved.',
    fields: [element('div', {class: 'pair'},
      labelled('Move by', advance, 'PT2H, P90D, or -PT2H for back'), labelled('Or set to', set, 'UTC'))],
    actions: [
      {label: 'Move', action: () => move({advance: advance.value}, effect)},
      {label: 'Set', action: () => move({set: set.value}, effect)},
      {label: 'The real time', action: () => move({reset: true}, 'New tokens pass again.')},
    ],
  };
}

function readyMade() {
  const named = choice('named', NAMED.map(({name, title}) => [name, title]));
  return {
    title: 'Ready-made scenarios',
    intro: 'Several orders in a row, which the mock brings along.',
    fields: [labelled('Scenario', named)],
    actions: [{label: 'Play', action: () => {
      const {name, expect, calls} = NAMED.find((each) => each.name === named.value);
      return {name: 'scenario', order: {named: name}, expect, calls, api: ''};
    }}],
  };
}

function number(name, value) {
  return element('input', {name, value, inputmode: 'numeric', autocomplete: 'off'});
}

/** Those that are filled in; what is no number is handed on as it is, to be told so. */
function filled(inputs) {
  return Object.fromEntries(inputs.filter((input) => input.value.trim()).map(({name, value}) =>
    [name, Number.isInteger(Number(value)) ? Number(value) : value]));
}
