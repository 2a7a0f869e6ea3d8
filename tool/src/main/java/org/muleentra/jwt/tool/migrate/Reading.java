package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.List;

/** What was read of one policy, in the words of no product: all of it must hold at once. Filled by a reader, of one thread. */
final class Reading {

  /** An address at Entra whose keys are trusted. */
  record Trusted(String place, EntraAddress address) {}

  /** What a person must decide, in the field where the form waits for it. */
  record Gap(Note.Kind kind, String place, String field, String what) {}

  final Product product;
  final String place;

  /** Whose keys are trusted, any of them. */
  final List<Trusted> trusted = new ArrayList<>();
  final List<AnyOf> issuers = new ArrayList<>();
  final List<AnyOf> audiences = new ArrayList<>();
  final List<AnyOf> clients = new ArrayList<>();
  final List<ClaimDemand> claims = new ArrayList<>();
  final List<Note> notes = new ArrayList<>();
  final List<Gap> gaps = new ArrayList<>();

  /** Seconds by which clocks may differ. */
  int clockSkew;
  String clockSkewPlace;
  boolean exposesHeaders;

  Reading(Product product, String place) {
    this.product = product;
    this.place = place;
    this.clockSkewPlace = place;
  }

  void missing(String where, String field, String what) {
    gaps.add(new Gap(Note.Kind.MISSING, where, field, what));
  }

  void uncarried(String where, String field, String what) {
    gaps.add(new Gap(Note.Kind.UNCARRIED, where, field, what));
  }

  void note(Note.Kind kind, String where, String field, String what) {
    notes.add(new Note(kind, where, field, what));
  }

  void newlyRefused(String where, String what) {
    note(Note.Kind.NEWLY_REFUSED, where, "", what);
  }

  void leftOut(String where, String what) {
    note(Note.Kind.LEFT_OUT, where, "", what);
  }
}
