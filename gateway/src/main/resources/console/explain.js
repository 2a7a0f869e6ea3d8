export function start(panel) {
  panel.append(document.createElement('p'));
  return {};
}
