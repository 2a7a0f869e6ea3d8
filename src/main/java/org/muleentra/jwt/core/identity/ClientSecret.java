package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** A secret shared with Entra (RFC 6749 §2.3.1); never shows it. */
final class ClientSecret implements ClientCredential {

  private static final String PARAMETER = "client_secret";

  private final String name;
  private final Map<String, String> parameters;

  /** @param name what it is told by */
  ClientSecret(String name, String secret) {
    this.name = name;
    this.parameters = Collections.singletonMap(PARAMETER, secret);
  }

  /** @throws InvalidSettingException when there is none */
  static ClientSecret of(SettingValues values, Setting<String, String> setting, String name) {
    String secret = values.get(setting);
    InvalidSettingException.require(setting.name(), secret != null, "must be given");
    return new ClientSecret(name, secret);
  }

  @Override
  public String name() {
    return name;
  }

  /** A registration lists no more of a secret than its first characters ({@code passwordCredential}, {@code hint}). */
  @Override
  public boolean isListedAs(RegisteredCredential registered) {
    return registered.hint() != null && secret().startsWith(registered.hint());
  }

  @Override
  public boolean isSameAs(ClientCredential other) {
    return other instanceof ClientSecret && secret().equals(((ClientSecret) other).secret());
  }

  private String secret() {
    return parameters.get(PARAMETER);
  }

  @Override
  public Map<String, String> parameters(String clientId, URI audience) {
    return parameters;
  }
}
