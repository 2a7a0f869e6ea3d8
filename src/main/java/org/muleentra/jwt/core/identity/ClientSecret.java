package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** A secret shared with Entra (RFC 6749 §2.3.1). */
final class ClientSecret implements ClientCredential {

  private final Map<String, String> parameters;

  ClientSecret(String secret) {
    this.parameters = Collections.singletonMap("client_secret", secret);
  }

  /** @throws InvalidSettingException when there is none */
  static ClientSecret of(SettingValues values, Setting<String, String> setting) {
    String secret = values.get(setting);
    InvalidSettingException.require(setting.name(), secret != null, "must be given");
    return new ClientSecret(secret);
  }

  @Override
  public Map<String, String> parameters(String clientId, URI audience) {
    return parameters;
  }
}
