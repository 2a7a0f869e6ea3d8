package org.muleentra.jwt.testkit.sts;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.ClientAssertion;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Who asks: a secret in the form or in the header, or an assertion.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-client-creds-grant-flow.md}, the three cases.
 * In which order Entra looks at what is wrong is not documented.
 */
final class ClientAuthentication {
  private final TokenMint mint;
  private final Registrations registrations;
  private final Supplier<String> baseUrl;
  private final ClientAssertion assertion;

  ClientAuthentication(TokenMint mint, Registrations registrations, Supplier<String> baseUrl) {
    this.mint = mint;
    this.registrations = registrations;
    this.baseUrl = baseUrl;
    assertion = new ClientAssertion(mint.clock());
  }

  Client client(TokenRequest request) throws TokenRefusal {
    Optional<AppRegistration> known = registrations.client(request.required("client_id"));
    if (!known.isPresent() || !known.get().isIn(request.tenant)) {
      throw new TokenRefusal(EntraError.CLIENT_NOT_FOUND);
    }
    AppRegistration client = known.get();
    Optional<EntraError> unproven = refusal(client, request);
    if (unproven.isPresent()) {
      throw new TokenRefusal(unproven.get());
    }
    if (client.isDisabled()) {
      throw new TokenRefusal(EntraError.APPLICATION_DISABLED);
    }
    return new Client(client, request.has("client_assertion") ? Client.ASSERTION : Client.SECRET);
  }

  private Optional<EntraError> refusal(AppRegistration client, TokenRequest request) {
    if (request.has("client_assertion")) {
      // The endpoint may be named as it is reached, or as it would be in the mock's cloud (behind a mirror).
      return ClientAssertion.TYPE.equals(request.parameter("client_assertion_type"))
          ? assertion.refusal(client, request.parameter("client_assertion"), Arrays.asList(
              baseUrl.get() + request.path, "https://" + mint.issuers().loginHost(request.tenant) + request.path))
          : Optional.of(EntraError.ASSERTION_TYPE_INVALID);
    }
    return request.has("client_secret")
        ? client.secretRefusal(request.parameter("client_secret"))
        : Optional.of(EntraError.CREDENTIAL_MISSING);
  }
}
