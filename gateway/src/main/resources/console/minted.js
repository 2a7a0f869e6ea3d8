// The tokens of this page, in its memory alone: gone when it is closed or loaded anew, and never more than a few.

const MOST = 200;
const kept = [];

/** Keeps a token, so that a decision about it can be explained; listed ones can be chosen in Mint. */
export function keep(token, title, listed) {
  const uti = parts(token)?.claims?.uti ?? null;
  const minted = {token, title, listed, uti, at: new Date(), refusals: []};
  kept.unshift(minted);
  kept.length = Math.min(kept.length, MOST);
  return minted;
}

/** Remembers by which reference a token was refused. */
export function refused(token, refusalId) {
  kept.find((minted) => minted.token === token)?.refusals.push(refusalId);
}

/** Keeps what the console sent of its own calls, with the references of refusals. */
export function keepSent(sent) {
  for (const {title, api, token, refusalId} of sent.filter((call) => call.token)) {
    keep(token, `${title} at ${api}`, false).refusals.push(...(refusalId ? [refusalId] : []));
  }
}

/** The tokens that somebody minted, the newest first. */
export function listed() {
  return kept.filter((minted) => minted.listed);
}

/** The token that a record is about, or null: by the reference of its refusal, or by its id, which the record has if it is proven. */
export function tokenOf(record) {
  const found = kept.find((minted) => record.RefusalId && minted.refusals.includes(record.RefusalId))
    ?? kept.find((minted) => record.UniqueTokenIdentifier && minted.uti === record.UniqueTokenIdentifier);
  return found?.token ?? null;
}

/** Header and claims, where they can be read. */
export function parts(token) {
  try {
    const [header, claims] = token.split('.').slice(0, 2).map((part) => JSON.parse(text(part)));
    return {header, claims};
  } catch (unreadable) {
    return null;
  }
}

function text(part) {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
}
