package org.muleentra.jwt.core.rotation;

/** How far a rotation is; the words are kept in the store. */
enum Phase {
  /** Nothing is to be done until the certificate is old enough. */
  REST,
  /** A new key is in the store, and Graph was not asked to add it. */
  MADE,
  /** Graph was asked, and may have added it. */
  ASKED,
  /** Graph has added it, and Entra may not take it everywhere yet. */
  ADDED,
  /** The new one signs, and the old one is registered still. */
  OVERLAP
}
