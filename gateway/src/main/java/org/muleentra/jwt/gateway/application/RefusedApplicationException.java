package org.muleentra.jwt.gateway.application;

import java.util.List;

/** That an application cannot be run here; the message has a sentence in each line, which begins with file and line. */
public final class RefusedApplicationException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  /** More would only bury the first. */
  private static final int SHOWN = 20;

  RefusedApplicationException(List<String> sentences) {
    super(shown(sentences));
  }

  private static String shown(List<String> sentences) {
    String first = String.join("\n", sentences.subList(0, Math.min(SHOWN, sentences.size())));
    return sentences.size() <= SHOWN ? first : first + "\nand " + (sentences.size() - SHOWN) + " more";
  }
}
