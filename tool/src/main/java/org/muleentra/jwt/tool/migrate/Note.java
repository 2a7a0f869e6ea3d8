package org.muleentra.jwt.tool.migrate;

/**
 * What became of one thing of the source, or what is new.
 *
 * @param place where it stands in the source: a JSON pointer (RFC 6901), or line and column of the XML element; empty for what holds for
 *     every form
 * @param field the form's field that it is about; empty where it is about none
 * @param what the sentence about it, which holds no key and no expression of the source
 */
public record Note(Kind kind, String place, String field, String what) {

  /** What became of it, the gravest first. */
  public enum Kind {
    /** The source does not say it; a person must, before the form can be deployed. */
    MISSING("to be added"),
    /** A restriction that the form has no equal of; a person must decide on it, before the form can be deployed. */
    UNCARRIED("NOT CARRIED OVER"),
    /** It works in another way. */
    DIFFERENT("differently"),
    /** The form refuses what the source let in. */
    NEWLY_REFUSED("newly refused"),
    /** It bears on nobody's entry. */
    LEFT_OUT("left out"),
    /** The form asks the same. */
    CARRIED("carried over");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As it is printed. */
    public String words() {
      return words;
    }

    /** Whether the form cannot be deployed before a person decides. */
    public boolean isOpen() {
      return this == MISSING || this == UNCARRIED;
    }
  }
}
