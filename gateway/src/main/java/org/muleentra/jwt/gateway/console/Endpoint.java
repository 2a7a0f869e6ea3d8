package org.muleentra.jwt.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.muleentra.jwt.tool.form.FieldException;

/** What the page asks under one path. Called by several threads at once. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers a question.
   *
   * @param question an object, never {@code null}
   * @return what becomes JSON, never {@code null}
   * @throws FieldException for the first field of the question that is wrong, with the rule; the page shows the sentence
   */
  Object answer(JsonNode question) throws Exception;
}
