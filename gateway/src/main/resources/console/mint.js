// Mint: a token of any kind of caller, decoded, sent to an API, and handed to Explain.

import {ask, element} from './element.js';
import {checkbox, choice, clear, complain, labelled, sentence, words} from './fields.js';
import {tokenView} from './token.js';
import {keep} from './minted.js';

export async function start(panel, {hand}) {
  const choices = await ask('mint/choices');
  const view = tokenView(choices.apis, hand);
  const show = (token, title, expected) => view.show(keep(token, title, true), expected);
  panel.append(element('div', {class: 'columns'},
    element('div', {}, wishForm(choices, show), catalogueForm(choices, show)),
    view.element));
  return {take: () => {}, shown: () => view.shown()};
}

function wishForm(choices, show) {
  const kind = choice('kind', choices.kinds.map((each) => [each.name, each.title]));
  const kindField = labelled('Who calls', kind, choices.kinds[0].what);
  kind.addEventListener('change', () => {
    kindField.querySelector('.hint').textContent = choices.kinds.find((each) => each.name === kind.value).what;
  });
  const text = (name, placeholder) => element('input', {name, placeholder, autocomplete: 'off', spellcheck: 'false'});
  const spoil = choice('spoil', [['', 'nothing: it is a good token'], ...choices.spoilings.map((each) => [each.name, each.title])]);
  const form = element('form', {class: 'card', 'aria-labelledby': 'mint-wish', novalidate: true},
    element('h2', {id: 'mint-wish'}, 'A token to order'),
    kindField,
    labelled('What is wrong with it', spoil),
    element('fieldset', {},
      element('legend', {}, 'Rights'),
      element('div', {class: 'pair'},
        labelled('Scopes', text('scopes', 'as usual'), 'scp, of users'),
        labelled('App roles', text('roles', 'as usual'), 'roles')),
      element('div', {class: 'row', role: 'group', 'aria-label': 'Groups'},
        'Groups', choices.groups.map((group) => checkbox(group.name, {name: 'group', value: group.id}))),
      checkbox('more groups than a token can hold (overage)', {name: 'overage'})),
    element('details', {},
      element('summary', {}, 'More claims'),
      element('div', {class: 'pair'},
        labelled('Token version', choice('version', [['', '2.0, as usual'], ['1.0', '1.0'], ['2.0', '2.0']])),
        labelled('Tenant', choice('tenant', [['', 'Contoso, as usual'], ...choices.tenants.slice(1).map((each) => [each.id, each.name])])),
        labelled('Ends in minutes', text('expiresIn', 'as usual'), 'negative: it has ended'),
        labelled('Audience', text('audience', 'the Orders API'), 'aud'),
        labelled('Client', text('client', 'as usual'), 'azp or appid'),
        labelled('Object ID', text('objectId', 'as usual'), 'oid'),
        labelled('Authentication contexts', text('contexts', 'none'), 'acrs, such as c1'),
        labelled('Client capabilities', text('capabilities', 'none'), 'xms_cc, such as cp1'),
        labelled('Leave out', text('without', 'nothing'), 'names of claims')),
      labelled('Other claims', element('textarea',
        {name: 'claims', class: 'code', rows: 3, placeholder: '{"sid": "…"}', spellcheck: 'false'}), 'a JSON object, each as given')),
    sentence(),
    element('button', {class: 'main'}, 'Mint'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear(form);
    try {
      const {token} = await ask('mint/token', wish(form.elements));
      show(token, kind.selectedOptions[0].text + (spoil.value ? ': ' + spoil.selectedOptions[0].text : ''));
    } catch (error) {
      complain(form, error);
    }
  });
  return form;
}

function wish(fields) {
  const wanted = {};
  for (const name of ['kind', 'version', 'tenant', 'audience', 'client', 'objectId', 'spoil']) {
    wanted[name] = fields[name].value.trim() || undefined;
  }
  for (const name of ['scopes', 'roles', 'contexts', 'capabilities', 'without']) {
    wanted[name] = words(fields[name]);
  }
  const groups = [...fields.group].filter((box) => box.checked).map((box) => box.value);
  wanted.groups = groups.length ? groups : undefined;
  wanted.overage = fields.overage.checked || undefined;
  if (fields.expiresIn.value.trim()) {
    // What is no number is sent as it is, to be told so.
    wanted.expiresIn = Number(fields.expiresIn.value) || (fields.expiresIn.value.trim() === '0' ? 0 : fields.expiresIn.value);
  }
  if (fields.claims.value.trim()) {
    try {
      wanted.claims = JSON.parse(fields.claims.value);
    } catch (unreadable) {
      throw new Error('claims: must be a JSON object');
    }
  }
  return wanted;
}

function catalogueForm(choices, show) {
  const chapters = grouped(choices.catalogue);
  const named = element('select', {name: 'named'}, [...chapters].map(([chapter, tokens]) =>
    element('optgroup', {label: chapter}, tokens.map((each) => element('option', {value: each.name}, each.spoilt)))));
  const form = element('form', {class: 'card', 'aria-labelledby': 'mint-hostile'},
    element('h2', {id: 'mint-hostile'}, 'Or a hostile token'),
    labelled('One change away from a good one', named, choices.catalogue.length + ' tokens that every gatekeeper must refuse'),
    sentence(),
    element('button', {}, 'Mint it'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear(form);
    try {
      const {token} = await ask('mint/hostile', {named: named.value});
      const hostile = choices.catalogue.find((each) => each.name === named.value);
      show(token, hostile.name, `To be refused by orders with ${hostile.status}, reason ${hostile.reason}.`);
    } catch (error) {
      complain(form, error);
    }
  });
  return form;
}

function grouped(catalogue) {
  const chapters = new Map();
  for (const each of catalogue) {
    chapters.set(each.chapter, [...(chapters.get(each.chapter) ?? []), each]);
  }
  return chapters;
}
