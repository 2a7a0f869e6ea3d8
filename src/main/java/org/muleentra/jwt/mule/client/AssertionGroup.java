package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.identity.CredentialValues.ASSERTION_FILE;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** A token of another issuer that Entra trusts for the application (workload identity federation). */
public class AssertionGroup {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Assertion file")
  @Summary("File with a federated assertion, read again for each use. Without any credential, the file that AZURE_FEDERATED_TOKEN_FILE names.")
  @Example("/var/run/secrets/azure/tokens/azure-identity-token")
  private String assertionFile;

  /** What is given, told by the name of the element that has it; {@code null} where nothing is. */
  CredentialValues values(String element) {
    SettingValues values = SettingValues.NONE
        .with(ASSERTION_FILE, assertionFile);
    return values.isEmpty() ? null : new CredentialValues(CredentialValues.Kind.FEDERATED_ASSERTION, element, values);
  }
}
