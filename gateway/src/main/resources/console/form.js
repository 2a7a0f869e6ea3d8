// The tab with the policy's form: filled in here, judged by the server with every change.

import {element, ask} from './element.js';
import {Field, isVisible, typed, untouched, valueOf} from './form-fields.js';
import {Outputs, entry, faultList} from './form-result.js';

const PAUSE = 250;

let open = null;

/** The form as it is filled in now, for another tab; null where the tab was not looked at yet. */
export function currentForm() {
  return open && {title: open.schema.title, fields: open.collected()};
}

export async function start(panel, {hand}) {
  try {
    open = new FormTab(panel, await ask('form/layout'), hand);
    open.layOut();
  } catch (failure) {
    panel.replaceChildren(element('h2', {}, 'Form'), element('p', {class: 'bad', role: 'alert'}, failure.message));
  }
  return {};
}

class FormTab {

  constructor(panel, layout, hand) {
    this.forms = layout.forms;
    this.recipes = layout.recipes;
    this.hand = hand;
    this.asset = Object.keys(this.forms)[0];
    this.state = {};
    this.before = null;
    this.asked = 0;
    this.status = element('p', {class: 'status', role: 'status'});
    this.said = element('p', {class: 'said quiet', role: 'status'});
    this.verdict = element('div');
    this.outputs = new Outputs((words) => {
      this.said.textContent = words;
    });
    this.fieldsBox = element('div', {class: 'fields'});
    this.result = element('div', {class: 'form-result', tabindex: '0', role: 'region', 'aria-label': 'What comes of it'}, this.verdict,
      this.destination());
    panel.append(element('h2', {}, 'The policy’s form'), this.head(), element('div', {class: 'form-bar'}, this.status, this.said,
      element('button', {type: 'button', class: 'narrow', onclick: () => this.result.focus()}, 'To the result')),
    element('div', {class: 'form-columns'},
      element('form', {'aria-label': 'Fields', onsubmit: (event) => event.preventDefault()}, this.finder(), this.fieldsBox),
      this.result));
  }

  get schema() {
    return this.forms[this.asset];
  }

  schemaOf(name) {
    return this.schema.properties[name] ?? Object.values(this.forms).map((form) => form.properties[name]).find(Boolean);
  }

  head() {
    this.assets = Object.entries(this.forms).map(([asset, form]) => {
      const radio = element('input', {type: 'radio', name: 'form-asset', value: asset, checked: asset === this.asset,
        onchange: () => this.choose(asset)});
      return {radio, label: element('label', {class: 'tick'}, radio, ' ', form.title, element('span', {class: 'quiet'},
        ' ' + Object.keys(form.properties).length + ' fields'))};
    });
    this.recipe = element('select', {id: 'form-recipe', onchange: () => this.tellRecipe()},
      this.recipes.map((recipe, at) => element('option', {value: String(at)}, recipe.title)));
    this.about = element('p', {class: 'quiet', id: 'form-recipe-about'});
    this.recipe.setAttribute('aria-describedby', 'form-recipe-about');
    this.undo = element('button', {type: 'button', disabled: true, onclick: () => this.back()}, 'Undo');
    this.tellRecipe();
    return element('div', {class: 'form-head'},
      element('fieldset', {class: 'assets'}, element('legend', {}, 'Form'), this.assets.map(({label}) => label)),
      element('div', {class: 'recipe'}, element('label', {for: 'form-recipe'}, 'Recipe'), element('div', {class: 'row'}, this.recipe,
        element('button', {type: 'button', onclick: () => this.fillIn()}, 'Fill in'),
        element('button', {type: 'button', onclick: () => this.empty()}, 'Empty'), this.undo), this.about));
  }

  tellRecipe() {
    this.about.textContent = this.recipes[Number(this.recipe.value || 0)].about;
  }

  finder() {
    this.find = element('input', {id: 'form-find', type: 'search', autocomplete: 'off', placeholder: 'such as group, proxy, B2C',
      oninput: () => this.reveal()});
    this.found = element('p', {class: 'quiet', role: 'status'});
    return element('div', {class: 'finder'}, element('label', {for: 'form-find'}, 'Find a setting'), this.find, this.found);
  }

  /** IDs that the texts name; the texts come with them. */
  destination() {
    const field = (name, title) => {
      const fault = element('p', {class: 'fault', id: 'form-to-' + name + '-fault', hidden: true});
      const input = element('input', {id: 'form-to-' + name, autocomplete: 'off', spellcheck: 'false', oninput: () => this.later()});
      return {input, fault, box: element('div', {class: 'cell'}, element('label', {for: 'form-to-' + name}, title), input, fault)};
    };
    this.ids = {organization: field('organization', 'Organization ID'), api: field('api', 'API instance ID')};
    this.further = element('section', {hidden: true, 'aria-labelledby': 'form-outputs'},
      element('h3', {id: 'form-outputs'}, 'To apply it'), element('p', {class: 'quiet'},
        'Texts for the tools that apply policies; none of them was run by this project. The two IDs are for the texts alone.'),
      element('div', {class: 'ids'}, Object.values(this.ids).map(({box}) => box)), this.outputs.box,
      element('p', {}, element('button', {type: 'button', onclick: () => this.hand('explain', {form: true})},
        'Explain a token against this form')));
    return this.further;
  }

  /** Draws every field of the form from the state. */
  layOut() {
    this.fields = Object.entries(this.schema.properties).map(([name, schema]) => {
      this.state[name] ??= untouched(schema);
      return new Field(name, schema, this.schema.required.includes(name), this.state[name], (changed, raw) => {
        this.state[changed] = raw;
        this.reveal();
        this.later();
      });
    });
    this.fieldsBox.replaceChildren(...this.fields.map((field) => field.box));
    this.assets.forEach(({radio}) => {
      radio.checked = radio.value === this.asset;
    });
    this.reveal();
    this.check();
  }

  /** Shows the fields that are looked for, and whose condition holds. */
  reveal() {
    const words = this.find.value.toLowerCase().trim();
    let shown = 0;
    for (const field of this.fields) {
      field.box.hidden = !field.words.includes(words) || !isVisible(field.schema, this.state[field.name], this.state);
      shown += field.box.hidden ? 0 : 1;
    }
    this.found.textContent = words ? shown + ' of ' + this.fields.length + ' settings' : '';
  }

  /** All that is filled in, also what the chosen form has no place for: nothing that was typed is dropped in silence. */
  collected() {
    const fields = {};
    for (const [name, raw] of Object.entries(this.state)) {
      const value = valueOf(this.schemaOf(name), raw);
      if (value !== undefined) {
        fields[name] = value;
      }
    }
    return fields;
  }

  choose(asset) {
    this.asset = asset;
    this.find.value = '';
    this.layOut();
  }

  remember() {
    this.before = {asset: this.asset, state: structuredClone(this.state)};
    this.undo.disabled = false;
  }

  fillIn() {
    const recipe = this.recipes[Number(this.recipe.value)];
    this.remember();
    this.asset = recipe.form;
    this.state = Object.fromEntries(Object.entries(recipe.fields).map(([name, value]) => [name, typed(this.schemaOf(name), value)]));
    this.find.value = '';
    this.layOut();
    this.said.textContent = 'Filled in: ' + recipe.title + '. Replace its IDs by your own.';
  }

  empty() {
    this.remember();
    this.state = {};
    this.layOut();
    this.said.textContent = 'Emptied.';
  }

  back() {
    const {asset, state} = this.before;
    this.remember();
    this.asset = asset;
    this.state = state;
    this.layOut();
    this.said.textContent = 'As it was before.';
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), PAUSE);
  }

  /** Has the form judged; of several answers under way only the last one counts. */
  async check() {
    clearTimeout(this.timer);
    const turn = ++this.asked;
    const question = {form: this.asset, fields: this.collected()};
    try {
      const answer = await ask('form/check', question);
      if (turn !== this.asked) {
        return;
      }
      this.tell(answer, Object.keys(question.fields).length === 0);
      if (answer.faults.length === 0) {
        await this.tellOutputs(question, turn);
      }
    } catch (failure) {
      if (turn === this.asked) {
        this.fail(failure);
      }
    }
  }

  fail(failure) {
    this.status.className = 'status bad';
    this.status.textContent = failure.message;
    this.verdict.replaceChildren();
    this.further.hidden = true;
  }

  tell(answer, nothing) {
    const {faults} = answer;
    // Nobody did anything wrong yet.
    const shown = nothing ? [] : faults;
    this.fields.forEach((field) => field.show(shown.filter((fault) => fault.field.split(/[.[]/)[0] === field.name)));
    this.further.hidden = faults.length > 0;
    this.status.className = 'status ' + (nothing ? 'quiet' : faults.length > 0 ? 'bad' : 'good');
    const required = this.schema.required.map((name) => this.schemaOf(name).title).join(' and ');
    this.status.textContent = nothing ? 'Nothing is filled in yet. ' + required + ' are required.'
      : faults.length === 0 ? 'No faults.' : faults.length === 1 ? 'One fault:' : faults.length + ' faults:';
    const parts = nothing ? [element('p', {class: 'quiet'}, 'Whom the form lets in, and texts for API Manager, MuleSoft’s command line, '
      + 'Terraform and offline policies, come here when it has no fault.')]
      : faults.length > 0 ? [faultList(shown, (fault) => this.goTo(fault))] : entry(answer);
    this.verdict.replaceChildren(...parts.filter(Boolean));
  }

  async tellOutputs(question, turn) {
    const ids = Object.fromEntries(Object.entries(this.ids).map(([name, {input}]) => [name, input.value]));
    const {faults, outputs} = await ask('form/outputs', {...question, ...ids});
    if (turn !== this.asked) {
      return;
    }
    if (faults.length === 0) {
      this.outputs.show(outputs);
    }
    const wrong = Object.fromEntries(faults.map(({field, rule}) => [field, rule]));
    for (const [name, {input, fault}] of Object.entries(this.ids)) {
      fault.textContent = wrong[name] ?? '';
      fault.hidden = !wrong[name];
      if (wrong[name]) {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', fault.id);
      } else {
        input.removeAttribute('aria-invalid');
        input.removeAttribute('aria-describedby');
      }
    }
  }

  /** Leads to the field with a fault; one that this form lacks is in the other. */
  goTo(fault) {
    const name = fault.field.split(/[.[]/)[0];
    if (!this.schema.properties[name] && this.schemaOf(name)) {
      this.choose(Object.keys(this.forms).find((asset) => this.forms[asset].properties[name]));
    }
    const field = this.fields.find((each) => each.name === name);
    if (field) {
      this.find.value = '';
      this.reveal();
      field.box.hidden = false;
      field.at(fault.field).focus();
    }
  }
}
