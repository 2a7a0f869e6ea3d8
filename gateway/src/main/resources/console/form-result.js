// What comes of a form: its faults, or whom it lets in and what to do with it.

import {element} from './element.js';

/** Faults as a list of buttons that lead to their fields. */
export function faultList(faults, goTo) {
  return element('ul', {class: 'faults'}, faults.map((fault) => element('li', {},
    element('button', {type: 'button', class: 'link', onclick: () => goTo(fault)},
      fault.field ? element('code', {}, fault.field) : 'The form', ' ' + fault.rule))));
}

/** Warnings, the sentence, and the table. */
export function entry(answer) {
  const warnings = [...answer.warnings];
  if (!answer.letsAnybodyIn) {
    warnings.push('nobody of the table below is let in: if that is not meant, look at the reasons');
  }
  return [
    element('h3', {}, 'Whom it lets in'),
    element('p', {class: 'lets-in'}, answer.letsIn),
    warnings.length === 0 ? null : element('ul', {class: 'warnings'}, warnings.map((warning) =>
      element('li', {}, element('b', {}, 'Warning: '), warning))),
    element('h3', {id: 'form-table-title'}, 'Who brings what, and what becomes of it'),
    table(answer),
  ];
}

function table(answer) {
  const codes = Object.keys(answer.reasons);
  const cell = (outcome) => outcome === 'admitted' ? element('td', {class: 'good'}, 'yes')
    : element('td', {class: 'bad'}, element('abbr', {title: outcome + ': ' + answer.reasons[outcome]},
      'no ' + (codes.indexOf(outcome) + 1)));
  const box = {class: 'scroll truth', tabindex: '0', role: 'region', 'aria-labelledby': 'form-table-title'};
  return element('div', {}, element('div', box,
    element('table', {},
      element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'brings'),
        answer.callers.map((caller) => element('th', {scope: 'col'}, caller)))),
      element('tbody', {}, Object.entries(answer.table).map(([brings, row]) => element('tr', {},
        element('th', {scope: 'row'}, brings), answer.callers.map((caller) => cell(row[caller]))))))),
  codes.length === 0 ? null : element('ol', {class: 'reasons quiet'}, codes.map((code) =>
    element('li', {}, element('code', {}, code), ' ' + answer.reasons[code]))));
}

/** The texts for the tools; what is open stays open, whatever they say. */
export class Outputs {

  constructor(say) {
    this.say = say;
    this.box = element('div', {class: 'outputs'});
    this.parts = [];
  }

  show(outputs) {
    while (this.parts.length < outputs.length) {
      this.parts.push(this.part(this.parts.length));
    }
    outputs.forEach((output, at) => {
      const part = this.parts[at];
      part.output = output;
      part.title.textContent = output.title;
      part.use.textContent = output.use;
      part.text.value = output.text;
      part.text.rows = Math.min(24, output.text.split('\n').length);
      part.text.setAttribute('aria-label', output.title);
      part.copy.setAttribute('aria-label', 'Copy: ' + output.title);
      part.save.setAttribute('aria-label', 'Save as ' + output.file + ': ' + output.title);
    });
  }

  part(number) {
    const part = {title: element('summary'), use: element('p', {class: 'use'}),
      text: element('textarea', {class: 'code', readonly: true, spellcheck: 'false', id: 'form-output-' + number}),
      copy: element('button', {type: 'button', onclick: () => this.copy(part)}, 'Copy'),
      save: element('button', {type: 'button', onclick: () => this.save(part)}, 'Save')};
    this.box.append(element('details', {open: number === 0}, part.title, part.use, part.text,
      element('div', {class: 'row'}, part.copy, part.save)));
    return part;
  }

  async copy(part) {
    try {
      await navigator.clipboard.writeText(part.text.value);
      this.say('Copied: ' + part.output.title + '.');
    } catch (refused) {
      part.text.select();
      this.say('The browser did not let the page copy; the text is selected for you.');
    }
  }

  save(part) {
    const address = URL.createObjectURL(new Blob([part.text.value], {type: 'text/plain'}));
    element('a', {href: address, download: part.output.file}).click();
    URL.revokeObjectURL(address);
    this.say('Saved as ' + part.output.file + '.');
  }
}
