package org.muleentra.jwt.gateway.console.form;

import java.util.regex.Pattern;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * The API that the policy is meant for.
 *
 * @param organization the ID of the Anypoint organization, or a word in its place
 * @param api the ID of the API instance, or a word in its place
 */
record Destination(String organization, String api) {

  static final String ORGANIZATION = "ORGANIZATION-ID";
  static final String API = "API-INSTANCE-ID";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  /**
   * What a question names; what it leaves out is left to be filled in.
   *
   * @throws FieldException where a given ID can be none
   */
  static Destination of(Question question) {
    String organization = question.optionalAnyText("organization").orElse("").strip();
    if (!organization.isEmpty() && !Guid.isGuid(organization)) {
      throw new FieldException("organization", "must be the ID of the organization, such as 2a4b93c3-7899-4ea7-9374-f787744d8784");
    }
    String api = question.optionalAnyText("api").orElse("").strip();
    if (!api.isEmpty() && !NUMBER.matcher(api).matches()) {
      throw new FieldException("api", "must be the number that API Manager shows as API Instance ID, such as 19250669");
    }
    return new Destination(organization.isEmpty() ? ORGANIZATION : organization, api.isEmpty() ? API : api);
  }
}
