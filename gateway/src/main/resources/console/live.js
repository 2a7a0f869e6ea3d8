// Live: decisions as they happen. Asked once a second while somebody looks; kept in the page's memory alone.

import {ask, element} from './element.js';
import {chart} from './chart.js';
import {choice, labelled} from './fields.js';
import {keepSent, tokenOf} from './minted.js';

const EVERY = 1_000;
const SHOWN = 100;
const KEPT = 2_000;
const ANY = '';
const DECISIONS = ['admitted', 'refused', 'would-refuse', 'abandoned'];
const COLUMNS = ['Time', 'API', 'Decision', 'Why', 'Caller', 'Key', 'Reference'];

export function start(panel, {hand}) {
  let newest = 0;
  let decisions = [];
  let missed = 0;
  let timer = null;
  let turn = 0;
  let paused = false;
  let reason = null;

  const graph = chart((chosen) => {
    reason = chosen;
    render();
  });
  const api = choice('api', [[ANY, 'all']]);
  const decision = choice('decision', [[ANY, 'all'], ...DECISIONS.map((each) => [each, each])]);
  const find = element('input', {type: 'search', name: 'find', autocomplete: 'off', spellcheck: 'false'});
  const told = element('p', {role: 'status', class: 'quiet', id: 'live-told'});
  const count = element('p', {class: 'quiet'});
  const rows = element('tbody', {role: 'rowgroup'});
  const pause = element('button', {type: 'button', 'aria-pressed': 'false', onclick: () => {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    poll();
  }}, 'Pause');
  const traffic = element('button', {type: 'button', class: 'main', onclick: () => sendTraffic(traffic, told, poll)}, 'Send some traffic');
  const again = element('button', {type: 'button', onclick: () => {
    api.value = ANY;
    decision.value = ANY;
    find.value = '';
    reason = null;
    graph.clear();
    render();
  }}, 'Show all');

  panel.append(
    element('div', {class: 'row bar'}, traffic, pause, told),
    element('div', {class: 'card'}, element('h2', {}, 'Decisions of the last five minutes, by reason'), graph.element),
    element('div', {class: 'row filters', role: 'group', 'aria-label': 'Which decisions are shown'},
      labelled('API', api), labelled('Decision', decision), labelled('Find', find), again),
    count,
    element('table', {class: 'decisions', role: 'table', 'aria-label': 'Decisions, the newest first'},
      element('thead', {role: 'rowgroup'}, element('tr', {role: 'row'},
        COLUMNS.map((name) => element('th', {scope: 'col', role: 'columnheader'}, name)))), rows));
  api.addEventListener('change', render);
  decision.addEventListener('change', render);
  find.addEventListener('input', render);
  document.addEventListener('visibilitychange', poll);

  function looked() {
    return !panel.hidden && !document.hidden && !paused;
  }

  async function poll() {
    clearTimeout(timer);
    const mine = ++turn;
    if (!looked()) {
      return;
    }
    try {
      take(await ask('live/since', {after: newest}));
    } catch (error) {
      told.textContent = error.message;
      paused = true;
      pause.setAttribute('aria-pressed', 'true');
    }
    if (mine === turn && looked()) {
      timer = setTimeout(poll, EVERY);
    }
  }

  function take(since) {
    // Two questions may be under way; the later answer brings nothing that the earlier one had.
    const fresh = since.records.slice(Math.max(0, since.records.length - (since.newest - newest))).map(decided).reverse();
    missed += since.missed;
    newest = Math.max(newest, since.newest);
    if (fresh.length) {
      decisions = [...fresh, ...decisions].slice(0, KEPT);
      names();
      rows.prepend(...fresh.filter(wanted).map(row));
      trim();
    }
    graph.draw(decisions);
  }

  function names() {
    const known = [...new Set(decisions.map((each) => each.record.ApiName))].sort();
    if (known.length !== api.options.length - 1) {
      const before = api.value;
      api.replaceChildren(element('option', {value: ANY}, 'all'), ...known.map((name) => element('option', {value: name}, name)));
      api.value = before;
    }
  }

  function wanted({record, series}) {
    const sought = find.value.trim().toLowerCase();
    return (!api.value || record.ApiName === api.value) && (!decision.value || record.Decision === decision.value)
      && (!reason || series === reason)
      && (!sought || Object.values(record).some((value) => String(value).toLowerCase().includes(sought)));
  }

  function render() {
    rows.replaceChildren(...decisions.filter(wanted).slice(0, SHOWN).map(row));
    trim();
  }

  function trim() {
    while (rows.children.length > SHOWN) {
      rows.lastChild.remove();
    }
    const all = decisions.filter(wanted).length;
    count.textContent = !decisions.length ? 'No decisions yet: send some traffic, or mint a token and send it.'
      : !all ? 'No decision is like this.'
        : `${all} decision${all === 1 ? '' : 's'}` + (all > SHOWN ? `, the newest ${SHOWN} shown` : '')
          + (missed ? `; ${missed} older ones are no longer kept` : '');
  }

  function row(each) {
    const {record} = each;
    const explain = () => hand('explain', {token: tokenOf(record) ?? undefined, api: record.ApiName, reason: record.Reason,
      detail: record.Detail, record});
    const button = element('button', {type: 'button', class: 'link', onclick: (event) => {
      event.stopPropagation();
      explain();
    }}, record.Reason ?? 'admitted');
    button.setAttribute('aria-label', `${record.Reason ?? 'admitted'}: explain`);
    const cell = (label, ...inside) => element('td', {role: 'cell', 'data-label': label}, inside);
    return element('tr', {role: 'row', class: record.Decision, onclick: () => getSelection().isCollapsed && explain()},
      cell('Time', each.time),
      cell('API', record.ApiName),
      cell('Decision', element('span', {class: tone(record)}, record.Decision),
        record.ResponseStatusCode ? ' ' + record.ResponseStatusCode : ''),
      cell('Why', element('span', {}, button, element('span', {class: 'quiet detail'}, record.Detail ?? rights(record)))),
      cell('Caller', caller(record)),
      cell('Key', short(record.KeyId)),
      cell('Reference', short(record.RefusalId)));
  }

  trim();
  graph.draw(decisions);
  return {
    shown: poll,
    take: (what) => {
      if (what.api) {
        if (![...api.options].some((option) => option.value === what.api)) {
          api.append(element('option', {value: what.api}, what.api));
        }
        api.value = what.api;
        render();
      }
      poll();
    },
  };
}

function decided(record) {
  const series = record.Decision === 'would-refuse' ? 'would be ' + record.Reason : record.Reason ?? record.Decision;
  const at = Date.parse(record.TimeGenerated);
  return {record, series, at, time: new Date(at).toLocaleTimeString()};
}

function tone(record) {
  return {admitted: 'good', refused: record.ResponseStatusCode >= 500 ? 'warn' : 'bad', 'would-refuse': 'warn'}[record.Decision] ?? 'quiet';
}

/** The kind is recorded of an admission alone; of others, who it is if the signature is proven. */
function caller(record) {
  return record.CallerKind ?? (record.UserId ? 'a user' : record.ServicePrincipalId ? 'an application' : 'unproven');
}

/** With which an admitted caller came. */
function rights(record) {
  return [record.Scopes, record.Roles, record.MappedRoles && `as ${record.MappedRoles}`].filter(Boolean).join(', ');
}

function short(id) {
  return id ? element('code', {title: id}, id.length > 10 ? id.slice(0, 8) + '…' : id) : '';
}

async function sendTraffic(button, told, poll) {
  button.disabled = true;
  told.textContent = 'Good and bad callers are on their way …';
  try {
    const {sent} = await ask('live/traffic');
    keepSent(sent);
    told.textContent = `${sent.length} calls sent, ${sent.filter((call) => call.status < 300).length} of them answered 200.`;
  } catch (error) {
    told.textContent = error.message;
  }
  button.disabled = false;
  poll();
}
