package org.muleentra.jwt.core.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a setting may be, as far as forms and pages can tell; immutable once the setting is made. */
public final class Shape {

  /** What is given. */
  public enum Kind {
    TEXT, NUMBER, FLAG, LIST, MAP
  }

  private final Kind kind;
  private List<String> words = Collections.emptyList();
  private Format keys;
  private Format format;
  private int least;
  private int most;
  private String unit;
  private boolean orZero;
  private boolean required;
  private boolean secret;
  private boolean readFurther;
  private Object unlessGiven;

  Shape(Kind kind) {
    this.kind = kind;
  }

  Shape words(List<String> allowed) {
    words = Collections.unmodifiableList(new ArrayList<>(allowed));
    return this;
  }

  Shape keys(Format ofKeys) {
    keys = ofKeys;
    return this;
  }

  Shape format(Format ofTexts) {
    format = ofTexts;
    return this;
  }

  Shape between(int lower, int upper, String ofWhat) {
    least = lower;
    most = upper;
    unit = ofWhat;
    return this;
  }

  Shape orZero() {
    orZero = true;
    return this;
  }

  Shape required() {
    required = true;
    return this;
  }

  Shape secret() {
    secret = true;
    return this;
  }

  Shape readFurther() {
    readFurther = true;
    return this;
  }

  Shape unlessGiven(Object value) {
    unlessGiven = value;
    return this;
  }

  /** Whether it is a text, a number, a flag, a list or a map of texts. */
  public Kind kind() {
    return kind;
  }

  /** The words allowed, of a map those of its keys; empty for any. */
  public List<String> words() {
    return words;
  }

  /** What the keys of a map must look like; {@code null} where they are words. */
  public Format keys() {
    return keys;
  }

  /** What its texts must look like; {@code null} where they are words, and where it has none. */
  public Format format() {
    return format;
  }

  /** The least number. */
  public int least() {
    return least;
  }

  /** The greatest number. */
  public int most() {
    return most;
  }

  /** What the number counts, in the plural; {@code null} where that has no name. */
  public String unit() {
    return unit;
  }

  /** Whether 0 stands beside the numbers between, for no such rule. */
  public boolean isOrZero() {
    return orZero;
  }

  /** Whether something is made of each text, which may take less than its format does. */
  public boolean isReadFurther() {
    return readFurther;
  }

  /** Whether it must be given. */
  public boolean isRequired() {
    return required;
  }

  /** Whether it is shown to nobody. */
  public boolean isSecret() {
    return secret;
  }

  /** What it is unless given: a text, a number, a flag or a list of words; {@code null} for nothing. */
  public Object unlessGiven() {
    return unlessGiven;
  }
}
