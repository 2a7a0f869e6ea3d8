// An explanation as elements: what comes of the token, what mends it, and each check in order.

import {element} from './element.js';

const WHOSE = {
  client: 'The client’s to mend',
  registration: 'To mend in Entra’s registration',
  form: 'This form’s to mend',
  operator: 'The operator’s to mend',
  nobody: 'Nobody’s to mend',
};
const LOOK = {admitted: 'good', refused: 'bad', undecided: 'warn'};
const MARK = {'passed': '✓', 'failed': '✗', 'not reached': '–', 'not looked at': '?'};

/** The verdict, to be read out, and the rest. */
export function answered({verdict, signature, at, explanation}) {
  return {
    verdict: [element('h3', {class: 'verdict ' + LOOK[explanation.verdict]}, verdict), element('p', {}, signature)],
    details: [mending(explanation), element('h3', {}, 'The checks, in their order'), ladder(explanation.checks),
      ...claims(explanation), element('p', {class: 'quiet'}, 'Judged as of ' + at + '.')].filter(Boolean),
  };
}

function mending(explanation) {
  if (!explanation.cure) {
    return null;
  }
  const also = Object.entries(explanation.changeOfFormLetsIn);
  return element('div', {class: 'mending'},
    element('section', {}, element('h3', {}, 'Cure'),
      element('p', {}, element('b', {}, WHOSE[explanation.cure.whose] + '. '), explanation.cure.sentence)),
    element('section', {}, element('h3', {}, 'Smallest change outside of the form'), changes(explanation.changeOutside)),
    element('section', {}, element('h3', {}, 'Smallest change of the form'), changes(explanation.changeOfForm),
      explanation.changeOfForm.length === 0 ? null
        : also.length === 0 ? element('p', {}, 'It lets in nobody else of the trial.')
          : element('div', {}, element('p', {}, 'It also lets in'),
            element('ul', {}, also.map(([brings, callers]) => element('li', {}, element('b', {}, brings + ': '), callers.join('; ')))))));
}

function changes(list) {
  return list.length === 0 ? element('p', {class: 'quiet'}, 'None was found.')
    : list.length === 1 ? element('p', {}, list[0]) : element('ul', {}, list.map((change) => element('li', {}, change)));
}

function ladder(checks) {
  return element('ol', {class: 'ladder', role: 'list'}, checks.map((check) => element('li', {class: check.result.replaceAll(' ', '-')},
    element('p', {class: 'rung'}, element('span', {class: 'mark', 'aria-hidden': 'true'}, MARK[check.result]), ' ',
      element('b', {}, check.check), ' ', element('span', {class: 'result'}, check.result),
      check.reason ? element('span', {}, ': ', element('code', {}, check.reason), ', ' + check.detail) : null),
    element('dl', {}, pair('expected', check.expected), check.found ? pair('found', check.found) : null,
      check.cure ? pair('cure', WHOSE[check.cure.whose] + '. ' + check.cure.sentence) : null,
      check.result === 'failed' ? settings(check) : null))));
}

function settings(check) {
  return check.settings.length > 0 ? pair('settings', check.settings.join(', ')) : null;
}

function pair(term, words) {
  return element('div', {}, element('dt', {}, term), element('dd', {}, words));
}

function claims(explanation) {
  if (!explanation.claims) {
    return [];
  }
  return [element('h3', {id: 'explain-claims'}, 'What the token says' + (explanation.proven ? '' : ', unproven')),
    element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'explain-claims'},
      element('table', {class: 'claims'}, element('thead', {}, element('tr', {}, element('th', {scope: 'col'}, 'claim'),
        element('th', {scope: 'col'}, 'value'))), element('tbody', {}, Object.entries(explanation.claims).map(([name, value]) =>
        element('tr', {}, element('th', {scope: 'row'}, element('code', {}, name)), element('td', {}, value))))))];
}
