// The fields of a form, as a schema describes them: label, help, control. What is typed lives in a state of plain values, by name.

import {element} from './element.js';

let rows = 0;

/** What a field holds before anybody touched it: its default. */
export function untouched(schema) {
  if (schema.type === 'array') {
    return schema.items.enum ? [...schema.default ?? []] : [];
  }
  return schema.type === 'boolean' ? schema.default ?? false : String(schema.default ?? '');
}

/** What a value of JSON looks like in the state. */
export function typed(schema, value) {
  if (schema.type === 'array') {
    return value.map((item) => typeof item === 'object' ? {...item} : String(item));
  }
  return schema.type === 'boolean' ? value : String(value);
}

function same(one, other) {
  return one.length === other.length && one.every((item) => other.includes(item));
}

/** The value as JSON; undefined where the field is empty or at its default, which mean the same. */
export function valueOf(schema, raw) {
  switch (schema.type) {
    case 'boolean':
      return raw === (schema.default ?? false) ? undefined : raw;
    case 'integer':
      return raw.trim() === '' || raw.trim() === String(schema.default) ? undefined
        : /^-?[0-9]{1,15}$/.test(raw.trim()) ? Number(raw) : raw;
    case 'array': {
      const items = filled(schema, raw).map(({item}) => item);
      return items.length === 0 || schema.default && same(items, schema.default) ? undefined : items;
    }
    default:
      return raw === '' || raw === schema.default ? undefined : raw;
  }
}

/** The rows of a list that are not empty, with the places that they have on the page. */
function filled(schema, raw) {
  return raw.map((item, at) => ({at, item: typeof item === 'object'
    ? Object.fromEntries(Object.entries(item).filter(([, text]) => text !== '')) : item}))
    .filter(({item}) => typeof item === 'object' ? Object.keys(item).length > 0 : item !== '');
}

function isSecret(schema) {
  return schema['@context']?.['@characteristics']?.includes('security:sensitive');
}

/** Whether a field is to be seen: as its condition says, and always while it has a value. */
export function isVisible(schema, raw, state) {
  const conditions = schema['@rendering']?.['@visibleOn'];
  return !conditions || valueOf(schema, raw) !== undefined || conditions.some(({property, value}) => state[property] === value);
}

/** One field on the page. */
export class Field {

  /** @param raw its value in the state; changed tells of every change */
  constructor(name, schema, required, raw, changed) {
    this.name = name;
    this.schema = schema;
    this.raw = raw;
    this.changed = changed;
    this.inputs = new Map();
    this.words = [name, schema.title, schema.description].join(' ').toLowerCase();
    this.id = 'form-' + name;
    const group = schema.type === 'array';
    // Of a group the help is told once, and not at every control in it.
    this.help = group ? null : this.id + '-help';
    const heading = [schema.title, required ? element('span', {class: 'needed'}, ' (required)') : null];
    this.box = element(group ? 'fieldset' : 'div', {class: 'field', 'aria-describedby': group ? this.id + '-help' : null});
    this.box.append(group ? element('legend', {}, ...heading.filter(Boolean)) : this.label(heading),
      element('code', {class: 'name quiet'}, name),
      element('p', {class: 'help quiet', id: this.id + '-help'}, schema.description));
    this.control();
  }

  label(heading) {
    if (this.schema.type !== 'boolean') {
      return element('label', {for: this.id}, ...heading.filter(Boolean));
    }
    const box = element('input', {type: 'checkbox', id: this.id, checked: this.raw, 'aria-describedby': this.help,
      onchange: () => this.set(box.checked)});
    this.inputs.set('', box);
    return element('label', {class: 'tick'}, box, ' ', ...heading.filter(Boolean));
  }

  set(raw) {
    this.raw = raw;
    this.changed(this.name, raw);
  }

  control() {
    const {type, items} = this.schema;
    if (type === 'array') {
      if (items.enum) {
        this.choices(items.enum);
      } else {
        this.list();
      }
    } else if (this.schema.enum) {
      const select = element('select', {id: this.id, 'aria-describedby': this.help, onchange: () => this.set(select.value)},
        this.schema.enum.map((value) => element('option', {value}, value)));
      select.value = this.raw;
      this.add('', select, this.box);
    } else if (type !== 'boolean') {
      this.add('', this.text(this.id, this.raw, (text) => this.set(text)), this.box);
    } else {
      this.fault('', this.box);
    }
  }

  text(id, value, set, schema = this.schema) {
    const {type, minimum, maximum} = schema;
    const secret = isSecret(schema);
    const input = element('input', {id, value, type: secret ? 'password' : 'text', autocomplete: secret ? 'new-password' : 'off',
      spellcheck: 'false', autocapitalize: 'none', inputmode: type === 'integer' ? 'numeric' : null, 'aria-describedby': this.help,
      placeholder: type === 'integer' ? minimum + ' to ' + maximum : null, oninput: () => set(input.value)});
    return input;
  }

  /** Puts a control into a box, with a place for its fault. */
  add(path, input, box) {
    this.inputs.set(path, input);
    box.append(input);
    this.fault(path, box);
  }

  fault(path, box) {
    const input = this.inputs.get(path);
    const fault = element('p', {class: 'fault', id: input.id + '-fault', hidden: true});
    input.fault = fault;
    box.append(fault);
  }

  choices(values) {
    const boxes = values.map((value) => element('input', {type: 'checkbox', value, id: this.id + '-' + value,
      checked: this.raw.includes(value), onchange: () => this.set(boxes.filter((box) => box.checked).map((box) => box.value))}));
    this.box.append(element('div', {class: 'row'}, boxes.map((box) => element('label', {class: 'tick'}, box, ' ', box.value))));
    this.inputs.set('', boxes[0]);
    this.fault('', this.box);
  }

  /** Rows, of which the last is there to be filled. */
  list() {
    this.rows = element('div', {class: 'rows'});
    this.more = element('button', {type: 'button', onclick: () => this.append().focus()}, 'Add');
    this.more.setAttribute('aria-label', 'Add to ' + this.schema.title);
    this.box.append(this.rows, this.more);
    this.raw = [...this.raw];
    const given = this.raw.length;
    for (let i = 0; i < given; i++) {
      this.row(this.raw[i]);
    }
    if (given === 0) {
      this.append();
    }
    this.renumber();
  }

  append(after = this.rows.children.length - 1) {
    const empty = this.schema.items.properties ? Object.fromEntries(Object.keys(this.schema.items.properties).map((key) => [key, ''])) : '';
    this.raw.splice(after + 1, 0, empty);
    const first = this.row(empty, after);
    this.renumber();
    return first;
  }

  /** A row behind another; its first input. */
  row(item, after = this.rows.children.length - 1) {
    const {title, items} = this.schema;
    const members = items.properties ?? {'': items};
    const row = element('div', {class: items.properties ? 'list-row pair' : 'list-row'});
    const at = () => [...this.rows.children].indexOf(row);
    row.inputs = Object.entries(members).map(([key, schema]) => {
      const id = this.id + '-row-' + (++rows);
      const input = this.text(id, key ? item[key] ?? '' : item, (text) => {
        this.raw[at()] = key ? {...this.raw[at()], [key]: text} : text;
        this.set(this.raw);
      }, schema);
      input.member = key;
      input.fault = element('p', {class: 'fault', id: id + '-fault', hidden: true});
      input.addEventListener('keydown', (event) => this.key(event, row));
      input.addEventListener('paste', (event) => this.paste(event, row, key));
      row.append(element('div', {class: 'cell'}, key ? element('label', {for: id}, schema.title) : null, input, input.fault));
      if (!key) {
        input.setAttribute('aria-label', title);
      }
      return input;
    });
    row.append(element('button', {type: 'button', class: 'remove', onclick: () => this.remove(row)}, 'Remove'));
    this.rows.insertBefore(row, this.rows.children[after + 1] ?? null);
    return row.inputs[0];
  }

  key(event, row) {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.append([...this.rows.children].indexOf(row)).focus();
    }
  }

  /** Several lines become several rows. */
  paste(event, row, key) {
    const lines = event.clipboardData.getData('text').split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
    if (key || lines.length < 2) {
      return;
    }
    event.preventDefault();
    let at = [...this.rows.children].indexOf(row);
    if (row.inputs[0].value !== '') {
      this.append(at++);
    }
    lines.forEach((line, number) => {
      if (number > 0) {
        this.append(at++);
      }
      this.rows.children[at].inputs[0].value = line;
      this.raw[at] = line;
    });
    this.set(this.raw);
  }

  remove(row) {
    const at = [...this.rows.children].indexOf(row);
    this.raw.splice(at, 1);
    row.remove();
    if (this.rows.children.length === 0) {
      this.append();
    }
    this.renumber();
    this.set(this.raw);
    this.rows.children[Math.max(0, at - 1)].inputs[0].focus();
  }

  /** Names of rows, for who hears them. */
  renumber() {
    const {title, items} = this.schema;
    [...this.rows.children].forEach((row, at) => {
      row.inputs.forEach((input) => {
        input.setAttribute('aria-label', title + ' ' + (at + 1) + (input.member ? ', ' + items.properties[input.member].title : ''));
      });
      const remove = row.querySelector('.remove');
      remove.setAttribute('aria-label', 'Remove ' + title + ' ' + (at + 1));
      remove.hidden = this.rows.children.length === 1;
    });
  }

  /** The control that a place such as roleMappings[0].value means, where the rows that are empty do not count. */
  at(place) {
    const path = place.slice(this.name.length);
    if (!this.rows) {
      return this.inputs.get('');
    }
    const [, number, member] = /^\[(\d+)\](?:\.(.*))?$/.exec(path) ?? [];
    const row = this.rows.children[filled(this.schema, this.raw)[Number(number ?? 0)]?.at ?? 0];
    return row.inputs.find((input) => input.member === (member ?? '')) ?? row.inputs[0];
  }

  everyInput() {
    return this.rows ? [...this.rows.children].flatMap((row) => row.inputs) : [...this.inputs.values()];
  }

  /** Shows what is wrong with it, by places; nothing where the list is empty. */
  show(faults) {
    for (const input of this.everyInput()) {
      const mine = faults.filter((fault) => this.at(fault.field) === input);
      if (input.fault) {
        input.fault.textContent = mine.map((fault) => fault.rule).join('; ');
        input.fault.hidden = mine.length === 0;
      }
      const described = [this.help, mine.length > 0 ? input.id + '-fault' : null].filter(Boolean).join(' ');
      if (described) {
        input.setAttribute('aria-describedby', described);
      } else {
        input.removeAttribute('aria-describedby');
      }
      if (mine.length > 0) {
        input.setAttribute('aria-invalid', 'true');
      } else {
        input.removeAttribute('aria-invalid');
      }
    }
    this.box.classList.toggle('faulty', faults.length > 0);
  }
}
