// The tab that explains a token. The token is in its text field, and in the question that is asked when it is to be explained.

import {element, ask} from './element.js';
import {currentForm} from './form.js';
import {answered} from './explain-answer.js';

export async function start(panel) {
  try {
    const {apis} = await ask('explain/apis');
    return new ExplainTab(panel, apis);
  } catch (failure) {
    panel.replaceChildren(element('h2', {}, 'Explain'), element('p', {class: 'bad', role: 'alert'}, failure.message));
    return {take() {}};
  }
}

class ExplainTab {

  constructor(panel, apis) {
    this.apis = apis;
    this.asked = 0;
    this.token = this.area('explain-token', {rows: '5', 'aria-describedby': 'explain-token-help',
      onkeydown: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && this.form.requestSubmit()});
    this.keys = element('input', {type: 'checkbox', id: 'explain-keys', checked: true, onchange: () => this.again()});
    this.names = element('input', {type: 'checkbox', id: 'explain-names', onchange: () => this.again()});
    this.status = element('div', {role: 'status', class: 'explain-status'});
    this.answer = element('div', {class: 'explain-answer'});
    this.form = element('form', {class: 'explain-form', 'aria-label': 'Token and form', onsubmit: (event) => {
      event.preventDefault();
      this.explain();
    }},
    element('div', {}, element('label', {for: 'explain-token'}, 'Token'), element('p', {class: 'quiet', id: 'explain-token-help'},
      'Alone, or the whole Authorization value. It stays on this page; Ctrl+Enter explains it.'), this.token), this.against(),
    element('div', {class: 'row'}, element('label', {class: 'tick'}, this.keys, ' prove the signature by the keys of the mock'),
      element('label', {class: 'tick'}, this.names, ' show names of people')),
    element('div', {class: 'row'}, element('button', {class: 'main'}, 'Explain'),
      element('button', {type: 'button', onclick: () => this.clear()}, 'Clear')));
    panel.append(element('h2', {}, 'Why a token is let in or refused'), this.form, this.status, this.answer);
    window.addEventListener('pagehide', () => this.clear());
    this.chosen();
  }

  /** Which form: of an API, of the other tab, or a pasted one. */
  against() {
    this.api = element('select', {id: 'explain-api', onchange: () => this.chosen(), 'aria-describedby': 'explain-api-help'},
      this.apis.map(({name}) => element('option', {value: name}, name)));
    this.apiHelp = element('p', {class: 'quiet', id: 'explain-api-help'});
    this.pasted = this.area('explain-form', {rows: '6'});
    this.tabHelp = element('p', {class: 'quiet', id: 'explain-tab-help'});
    const parts = {api: element('div', {}, element('label', {for: 'explain-api'}, 'API'), this.api, this.apiHelp),
      tab: element('div', {}, this.tabHelp),
      pasted: element('div', {}, element('label', {for: 'explain-form'}, 'Form as JSON'), this.pasted)};
    const words = {api: 'an API of ./try', tab: 'the tab Form', pasted: 'a pasted form'};
    const radio = (source) => element('input', {type: 'radio', name: 'explain-source', value: source, checked: source === 'api',
      onchange: () => this.chosen()});
    this.sources = Object.entries(words).map(([source, title]) => ({source, part: parts[source], title, radio: radio(source)}));
    return element('fieldset', {}, element('legend', {}, 'Against the form of'),
      element('div', {class: 'row sources'}, this.sources.map((each) => element('label', {class: 'tick'}, each.radio, ' ', each.title))),
      this.sources.map(({part}) => part));
  }

  /** A text field that nothing of the browser's remembers or looks up. */
  area(id, more) {
    return element('textarea', {id, class: 'code', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'none',
      oninput: () => this.changed(), ...more});
  }

  get source() {
    return this.sources.find(({radio}) => radio.checked).source;
  }

  chosen() {
    this.sources.forEach(({radio, part}) => {
      part.hidden = !radio.checked;
    });
    this.apiHelp.textContent = this.apis.find(({name}) => name === this.api.value)?.letsIn ?? '';
    const form = currentForm();
    this.tabHelp.textContent = form ? form.title + ', with ' + (Object.keys(form.fields).join(', ') || 'nothing filled in') + '.'
      : 'Nothing is filled in there yet.';
    this.changed();
  }

  /** What another tab hands over: a token, an API's name, or the form that is filled in. */
  take({token, api, form}) {
    if (token) {
      this.token.value = token;
    }
    if (api && this.apis.some(({name}) => name === api)) {
      this.api.value = api;
    }
    const source = form ? 'tab' : api ? 'api' : this.source;
    this.sources.forEach(({radio}) => {
      radio.checked = radio.value === source;
    });
    this.chosen();
    if (this.token.value) {
      this.explain();
    } else {
      this.token.focus();
    }
  }

  /** The form in the other tab may have changed meanwhile. */
  shown() {
    if (this.source === 'tab') {
      this.chosen();
    }
  }

  /** An answer to another question than the one that is to be seen would mislead. */
  changed() {
    this.asked++;
    this.status.replaceChildren();
    this.answer.replaceChildren();
  }

  again() {
    const there = this.answer.childElementCount > 0;
    this.changed();
    if (there) {
      this.explain();
    }
  }

  clear() {
    this.token.value = '';
    this.changed();
    this.token.focus();
  }

  question() {
    const question = {token: this.token.value, keys: this.keys.checked, showNames: this.names.checked};
    switch (this.source) {
      case 'api':
        return {...question, api: this.api.value};
      case 'tab':
        return {...question, fields: currentForm()?.fields ?? {}};
      default:
        return {...question, form: this.pasted.value};
    }
  }

  async explain() {
    this.changed();
    const turn = this.asked;
    this.status.replaceChildren(element('p', {class: 'quiet'}, 'Explaining…'));
    try {
      const answer = await ask('explain/token', this.question());
      if (turn === this.asked) {
        const {verdict, details} = answered(answer);
        this.status.replaceChildren(...verdict);
        this.answer.replaceChildren(...details);
      }
    } catch (failure) {
      if (turn === this.asked) {
        this.answer.replaceChildren();
        this.status.replaceChildren(element('p', {class: 'bad'}, failure.message));
      }
    }
  }
}
