// Fields with their labels, and where one is wrong, the sentence beside it.

import {element} from './element.js';

let count = 0;

/** A control below its label, with a hint if there is one to give. */
export function labelled(label, control, hint) {
  control.id ||= 'field-' + ++count;
  const told = hint ? element('span', {class: 'quiet hint', id: control.id + '-hint'}, hint) : null;
  if (told) {
    control.setAttribute('aria-describedby', told.id);
  }
  return element('div', {class: 'field'}, element('label', {for: control.id}, label), control, told);
}

/** A checkbox before its label. */
export function checkbox(label, attributes) {
  const box = element('input', {type: 'checkbox', ...attributes});
  return element('label', {class: 'check'}, box, label);
}

/** A choice among [value, label]. */
export function choice(name, options, attributes = {}) {
  return element('select', {name, ...attributes}, options.map(([value, label]) => element('option', {value}, label)));
}

/** Words with white space or commas between, or undefined where there are none. */
export function words(control) {
  const all = control.value.split(/[\s,]+/).filter(Boolean);
  return all.length ? all : undefined;
}

/** Where the sentence about a form stands; empty until there is one. */
export function sentence() {
  return element('p', {class: 'sentence bad', role: 'alert'});
}

/** Takes all complaints away. */
export function clear(form) {
  form.querySelector('.sentence').textContent = '';
  form.querySelectorAll('[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
}

/** Shows an error's sentence at the field that it names, and leads there; above the buttons where it names none. */
export function complain(form, error) {
  const place = form.querySelector('.sentence');
  const name = error.message.split(':')[0].replace(/[.[].*/, '');
  const control = [...form.elements].find((each) => each.name === name);
  if (control) {
    control.closest('details')?.setAttribute('open', '');
    control.setAttribute('aria-invalid', 'true');
    (control.closest('.field') ?? control.closest('.row, fieldset')).append(place);
    control.focus();
  } else {
    form.querySelector(':scope > button, :scope > .buttons').before(place);
  }
  place.textContent = error.message;
}
