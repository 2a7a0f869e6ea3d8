// Orders about people and applications: accounts, groups, credentials, Conditional Access.

import {element} from './element.js';
import {checkbox, choice, labelled} from './fields.js';

const POLICIES = [['authenticationContext', 'an authentication context'], ['mfa', 'a second factor'],
  ['mfaRegistration', 'to enrol for a second factor'], ['blocked', 'to stay out']];

function who(choices) {
  const person = choice('person', [...choices.people.map((each) => [each.objectId, each.name]), ['', 'another object ID']]);
  const other = element('input', {name: 'objectId', autocomplete: 'off', spellcheck: 'false'});
  const otherField = labelled('Object ID', other);
  otherField.hidden = true;
  person.addEventListener('change', () => {
    otherField.hidden = person.value !== '';
  });
  return {fields: element('div', {class: 'pair'}, labelled('Who', person), otherField), id: () => person.value || other.value};
}

export function accounts(choices) {
  const whom = who(choices);
  const account = (enabled, expect) => () => ({name: 'account', order: {objectId: whom.id(), enabled},
    calls: ['account-user', 'account-app'], api: 'orders-accounts', expect});
  return {
    title: 'Accounts',
    intro: 'Of a user or a service principal, in Microsoft Graph.',
    fields: [whom.fields],
    actions: [
      {label: 'Disable', action: account(false, 'orders-accounts asks Graph about each caller, and keeps the answer for a minute: then it '
        + 'refuses with ACCOUNT_DISABLED. All other APIs let the token pass until it ends.')},
      {label: 'Enable', action: account(true, 'orders-accounts lets the caller in again, within a minute.')},
    ],
  };
}

export function memberships(choices) {
  const whom = who(choices);
  const boxes = choices.groups.map((group) => checkbox(group.name, {name: 'groups', value: group.id}));
  const chosen = () => boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value);
  return {
    title: 'Groups',
    intro: 'Of which somebody is a member in Microsoft Graph, in place of those before.',
    fields: [whom.fields, element('div', {class: 'row', role: 'group', 'aria-label': 'Groups'}, boxes)],
    actions: [{label: 'Set the groups', action: () => ({name: 'memberships', calls: ['overage'], api: 'orders-graph',
      order: {objectId: whom.id(), groups: chosen()},
      expect: 'orders-graph looks up callers in more groups than a token holds, and remembers the answer for five minutes: readers get '
        + 'in, others are refused with ROLE_MISSING.'})}],
  };
}

export function credentials(choices) {
  const client = choice('client', []);
  const credential = choice('credential', [['all', 'all']]);
  const secret = element('input', {name: 'addSecret', autocomplete: 'off', spellcheck: 'false'});
  const end = element('input', {name: 'end', placeholder: '2027-06-01T00:00:00Z', autocomplete: 'off', spellcheck: 'false'});
  let applications = [];
  const list = () => {
    const one = applications.find((each) => each.client === client.value);
    const all = one ? [...one.passwordCredentials, ...one.keyCredentials] : [];
    credential.replaceChildren(element('option', {value: 'all'}, 'all'), ...all.map((each) =>
      element('option', {value: each.keyId}, `${each.displayName ?? each.hint ?? 'credential'} ${each.keyId.slice(0, 8)}`)));
  };
  client.addEventListener('change', list);
  const change = (order) => ({name: 'credential', order: {client: client.value, ...order}, ...credentialEffect(client.value, choices)});
  return {
    title: 'Credentials',
    intro: 'Of an application, at the token endpoint.',
    fields: [
      element('div', {class: 'pair'}, labelled('Application', client), labelled('Credential', credential)),
      element('details', {}, element('summary', {}, 'A new secret'),
        element('div', {class: 'pair'}, labelled('Secret', secret), labelled('Ends', end, 'empty: never'))),
    ],
    actions: [
      {label: 'Expire', action: () => change({expire: credential.value})},
      {label: 'Remove', action: () => change({remove: credential.value})},
      {label: 'Add the secret', action: () => change({addSecret: secret.value, ...(end.value ? {end: end.value} : {})})},
    ],
    told: (mock) => {
      const [chosen, struck] = [client.value, credential.value];
      applications = mock.applications;
      client.replaceChildren(...applications.map((each) => element('option', {value: each.client}, each.displayName)));
      client.value = applications.some((each) => each.client === chosen) ? chosen : applications[0].client;
      list();
      credential.value = [...credential.options].some((option) => option.value === struck) ? struck : 'all';
    },
  };
}

function credentialEffect(client, choices) {
  if (client === choices.graphClient) {
    return {calls: ['overage', 'account-user', 'account-app'], api: '', expect: 'With it the policy asks Microsoft Graph. Its token is kept '
      + 'until five minutes before it ends: after that, or where it had none yet, looked-up callers get 503, DIRECTORY_UNAVAILABLE.'};
  }
  if (client === choices.apiClient) {
    return {calls: ['on-behalf-of', 'own'], api: '', expect: 'With it orders-calling asks for tokens for Billing. Where it has none in '
      + 'memory, its callers are admitted and then answered 500.'};
  }
  return {api: '', expect: 'No API here calls with this application: only the state beside changes.'};
}

export function conditionalAccess(choices) {
  const whom = choice('whom', [['user', 'Adele'], ['api', 'whoever reaches Billing for somebody'], ['client', 'the daemon on its own']]);
  const policy = choice('policy', POLICIES);
  const context = element('input', {name: 'context', value: 'c1', autocomplete: 'off'});
  const contextField = labelled('Context', context);
  const error = choice('error', [['', 'as usual'], ...['invalid_grant', 'interaction_required'].map((each) => [each, each])]);
  policy.addEventListener('change', () => {
    contextField.hidden = policy.value !== 'authenticationContext';
  });
  const named = {user: choices.people[0].objectId, api: choices.billing, client: choices.daemonClient};
  const demand = () => ({[whom.value]: named[whom.value], policy: policy.value,
    ...(contextField.hidden ? {} : {context: context.value}), ...(error.value ? {error: error.value} : {})});
  return {
    title: 'Conditional Access',
    intro: 'Demands something where a token is asked for on somebody’s behalf.',
    fields: [element('div', {class: 'pair'}, labelled('Of', whom), labelled('Demands', policy), contextField, labelled('Told as', error))],
    actions: [
      {label: 'Demand', action: () => ({name: 'conditional-access', calls: ['on-behalf-of'], api: '', order: demand(),
        expect: 'orders-calling/user answers 401 with the challenge of Entra, or 403 to whom is blocked; a token in memory serves on. Live '
          + 'shows that the caller was admitted, as the demand is another API’s.'})},
      {label: 'Lift all demands', action: () => ({name: 'conditional-access', order: {lift: true}, calls: ['on-behalf-of'], api: '',
        expect: 'On behalf of users orders-calling gets tokens again.'})},
    ],
  };
}
