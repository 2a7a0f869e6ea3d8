package org.muleentra.jwt.core.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A token of another issuer that Entra trusts for the application (workload identity federation), read from its file
 * anew at each use, as whoever writes it there replaces it before it expires.
 */
final class FederatedAssertion implements ClientCredential {

  private static final int MAXIMUM_BYTES = 64 * 1024;

  private static final Pattern COMPACT_JWS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  /** Where the webhook of workload identity says that it is (azure-workload-identity, "Mutating Admission Webhook"). */
  static final String VARIABLE = "AZURE_FEDERATED_TOKEN_FILE";

  private final String name;
  private final String field;
  private final Path file;

  /** @param field the setting that it is told by */
  FederatedAssertion(String field, Path file) {
    this(field, field, file);
  }

  /** @param name the element that has the setting */
  FederatedAssertion(String name, String field, Path file) {
    this.name = name;
    this.field = field;
    this.file = file;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> parameters(String clientId, URI audience) {
    String assertion = read().trim();
    if (!COMPACT_JWS.matcher(assertion).matches()) {
      throw new CredentialException("the file of " + field + " does not hold a signed token");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_assertion_type", JWT_BEARER);
    parameters.put("client_assertion", assertion);
    return parameters;
  }

  @Override
  public String version() {
    return Integer.toHexString(read().hashCode());
  }

  private String read() {
    byte[] bytes = new byte[MAXIMUM_BYTES];
    int length = 0;
    try (InputStream content = Files.newInputStream(file)) {
      for (int count = 0; count >= 0 && length < MAXIMUM_BYTES; count = content.read(bytes, length, MAXIMUM_BYTES - length)) {
        length += count;
      }
    } catch (IOException e) {
      throw new CredentialException("the file of " + field + " cannot be read: " + e.getClass().getSimpleName());
    }
    return new String(Arrays.copyOf(bytes, length), StandardCharsets.US_ASCII);
  }
}
