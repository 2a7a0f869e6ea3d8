// Elements without markup in strings: whatever a token or a form says stays text.

/** An element with attributes and children; on… attributes are listeners, null and false ones are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** The same in SVG. */
export function drawing(name, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  set(made, attributes);
  made.append(...children.flat());
  return made;
}

function set(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (key === 'value') {
      made.value = value;
    } else {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
}

/** Asks the console; the answer, or an error whose message is the sentence to show. */
export async function ask(path, question = {}) {
  let response;
  try {
    response = await fetch('api/' + path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(question)});
  } catch (gone) {
    throw new Error('The console does not answer any more: ./try has ended.');
  }
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.sentence);
  }
  return answer;
}
