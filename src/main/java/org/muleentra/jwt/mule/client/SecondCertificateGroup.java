package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_KEY_ALIAS;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_KEY_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_KEY_STORE_PATH;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_KEY_STORE_TYPE;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_PEM;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** Another certificate of the application and its private key, as the first is given; it is used when Entra rejects the first. */
public class SecondCertificateGroup {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Key store path")
  @Summary("Path of a key store with another certificate and its private key, used when Entra rejects the first; "
      + "read again when it is replaced.")
  @Example("/opt/mule/conf/orders-client-before.p12")
  private String secondKeyStorePath;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Key store type")
  @Summary("Type of the key store: pkcs12 or jks. By default it is read from the file's first bytes.")
  @Example("pkcs12")
  private String secondKeyStoreType;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 3)
  @DisplayName("Key store password")
  @Summary("Password of the key store.")
  @Example("the one that keytool was given when the store was made")
  private String secondKeyStorePassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Key alias")
  @Summary("Alias of the entry with the key; needed if the key store has more than one.")
  @Example("orders-client")
  private String secondKeyAlias;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 5)
  @DisplayName("Key password")
  @Summary("Password of the private key, if it is not the key store's, or of an encrypted PEM key.")
  @Example("the one that the key was encrypted with")
  private String secondKeyPassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 6)
  @DisplayName("PEM")
  @Summary("Certificate and private key as PEM, one after the other, in place of a key store; line breaks may be spaces.")
  @Example("-----BEGIN PRIVATE KEY----- and so on")
  private String secondPem;

  /** What is given, told by the name of the element that has it; {@code null} where nothing is. */
  CredentialValues values(String element) {
    SettingValues values = SettingValues.NONE
        .with(SECOND_KEY_STORE_PATH, secondKeyStorePath)
        .with(SECOND_KEY_STORE_TYPE, secondKeyStoreType)
        .with(SECOND_KEY_STORE_PASSWORD, secondKeyStorePassword)
        .with(SECOND_KEY_ALIAS, secondKeyAlias)
        .with(SECOND_KEY_PASSWORD, secondKeyPassword)
        .with(SECOND_PEM, secondPem);
    return values.isEmpty() ? null : new CredentialValues(CredentialValues.Kind.SECOND_CLIENT_CERTIFICATE, element, values);
  }

  /** Keeps no secret: the credential has been made of it. */
  void forgetSecrets() {
    secondKeyStorePassword = null;
    secondKeyPassword = null;
    secondPem = null;
  }
}
