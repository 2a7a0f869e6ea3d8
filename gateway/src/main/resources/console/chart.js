// Decisions by reason over time: stacked bars in SVG, told apart by pattern and label as well as by colour.

import {drawing, element} from './element.js';

const BAR = 5_000;
const BARS = 60;
const HEIGHT = 190;
const LEFT = 30;
const TOP = 8;
const BOTTOM = 22;
const INKS = 8;
const SLOTS = 1 + 2 * INKS;

/** A chart; chosen(name) is called when a series of the legend is chosen, or null when none is any more. */
export function chart(chosen) {
  const slots = new Map([['admitted', 0]]);
  const svg = drawing('svg', {role: 'img', height: HEIGHT});
  const place = element('div', {class: 'chart'}, svg);
  const legend = element('ul', {class: 'legend', 'aria-label': 'Reasons'});
  const table = element('details', {class: 'quiet'}, element('summary', {}, 'The chart as a table'));
  let only = null;
  let last = [];
  new ResizeObserver(() => draw(last)).observe(place);
  table.addEventListener('toggle', () => draw(last));

  /** Past so many reasons the later ones share a colour. */
  function slot(name) {
    if (!slots.has(name)) {
      slots.set(name, Math.min(slots.size, SLOTS - 1));
    }
    return slots.get(name);
  }

  function draw(decisions) {
    last = decisions;
    const end = Math.ceil(Date.now() / BAR) * BAR;
    const from = end - BAR * BARS;
    const bars = Array.from({length: BARS}, () => new Map());
    const totals = new Map();
    for (const {at, series} of decisions) {
      if (at >= from && at < end) {
        const bar = bars[Math.floor((at - from) / BAR)];
        bar.set(series, (bar.get(series) ?? 0) + 1);
        totals.set(series, (totals.get(series) ?? 0) + 1);
        slot(series);
      }
    }
    picture(bars, totals);
    key(totals);
    tell(bars, totals, from);
  }

  function picture(bars, totals) {
    const width = Math.max(place.clientWidth, 240);
    const most = nice(Math.max(...bars.map((bar) => [...bar.values()].reduce((sum, n) => sum + n, 0))));
    const across = (width - LEFT) / BARS;
    const high = (n) => n / most * (HEIGHT - TOP - BOTTOM);
    const line = (n) => [
      drawing('line', {class: 'grid', x1: LEFT, x2: width, y1: HEIGHT - BOTTOM - high(n), y2: HEIGHT - BOTTOM - high(n)}),
      drawing('text', {x: LEFT - 6, y: HEIGHT - BOTTOM - high(n) + 4, 'text-anchor': 'end'}, String(n)),
    ];
    const minutes = (width < 480 ? [0, 2, 4] : [0, 1, 2, 3, 4, 5]).map((ago) => drawing('text', {
      x: width - ago * 60_000 / BAR * across, y: HEIGHT - 6, 'text-anchor': ago === 0 ? 'end' : ago === 5 ? 'start' : 'middle'},
    ago === 0 ? 'now' : `−${ago} min`));
    const columns = bars.flatMap((bar, index) => {
      let below = 0;
      return [...bar].sort(([one], [other]) => slot(one) - slot(other)).map(([name, n]) => {
        below += n;
        return drawing('rect', {
          class: 'slot-' + slot(name) + (only && only !== name ? ' dim' : ''), fill: `url(#pattern-${slot(name)})`,
          x: LEFT + index * across + 0.5, width: Math.max(across - 1, 2), y: HEIGHT - BOTTOM - high(below), height: high(n),
        });
      });
    });
    const told = totals.size ? [...totals].map(([name, n]) => `${n} ${name}`).join(', ') : 'none';
    // The picture stays the same element: whoever reads it is not thrown out each second.
    svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute('aria-label', 'Decisions of the last five minutes: ' + told);
    svg.replaceChildren(patterns(), ...line(0), ...line(most / 2), ...line(most), ...minutes, ...columns);
  }

  function key(totals) {
    const names = [...slots.keys()].filter((name) => totals.has(name));
    if (legend.dataset.told === JSON.stringify([...totals, only])) {
      return;
    }
    legend.dataset.told = JSON.stringify([...totals, only]);
    const focused = legend.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    legend.replaceChildren(...names.map((name) => element('li', {}, element('button', {
      type: 'button', 'data-name': name, 'aria-pressed': String(only === name), onclick: () => {
        only = only === name ? null : name;
        chosen(only);
        draw(last);
      }},
    drawing('svg', {width: 16, height: 16, 'aria-hidden': 'true'},
      drawing('rect', {class: 'slot-' + slot(name), width: 16, height: 16, fill: `url(#pattern-${slot(name)})`})),
    `${name} `, element('span', {class: 'quiet'}, String(totals.get(name)))))));
    [...legend.querySelectorAll('button')].find((button) => button.dataset.name === focused)?.focus();
  }

  function tell(bars, totals, from) {
    if (!table.open) {
      return;
    }
    const names = [...slots.keys()].filter((name) => totals.has(name));
    const rows = bars.map((bar, index) => ({bar, at: new Date(from + index * BAR)})).filter(({bar}) => bar.size).reverse();
    const now = JSON.stringify(rows.map(({bar, at}) => [at, ...bar]));
    if (table.dataset.told === now) {
      return;
    }
    table.dataset.told = now;
    table.querySelector('.scroll')?.remove();
    const head = ['From', ...names].map((name) => element('th', {scope: 'col'}, name));
    const body = rows.map(({bar, at}) => element('tr', {}, element('th', {scope: 'row'}, at.toLocaleTimeString()),
      names.map((name) => element('td', {}, String(bar.get(name) ?? 0)))));
    table.append(element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The chart as a table'},
      element('table', {}, element('thead', {}, element('tr', {}, head)), element('tbody', {}, body))));
  }

  return {
    element: element('div', {}, place, legend, table),
    draw,
    /** No series chosen any more. */
    clear: () => {
      only = null;
      draw(last);
    },
  };
}

/** An even number that is easy to halve. */
function nice(most) {
  return [2, 4, 6, 8, 10, 20, 30, 40, 50, 60, 80, 100].find((step) => step >= most) ?? Math.ceil(most / 100) * 100;
}

const MARKS = ['M-1 1l2-2M0 6l6-6M5 7l2-2', 'M0 3h6', 'M3 0v6', 'M0 3h6M3 0v6', 'M-1 5l2 2M0 0l6 6M5-1l2 2', 'M1 1h2v2h-2z',
  'M0 0l6 6M0 6l6-6', 'M0 1.5h6M0 4.5h6'];

/** Admissions in plain colour, each reason in another pair of colour and marks. */
function patterns() {
  return drawing('defs', {}, Array.from({length: SLOTS}, (none, slot) => {
    const round = Math.floor((slot - 1) / INKS);
    return drawing('pattern', {id: 'pattern-' + slot, width: 6, height: 6, patternUnits: 'userSpaceOnUse'},
      drawing('rect', {class: 'ink-' + (slot === 0 ? 0 : (slot - 1) % INKS + 1), width: 6, height: 6}),
      slot === 0 ? [] : drawing('path', {class: 'mark', d: MARKS[(slot - 1 + 3 * round) % MARKS.length]}));
  }));
}
