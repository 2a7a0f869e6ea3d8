package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_ALIAS;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PATH;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_TYPE;
import static org.muleentra.jwt.core.identity.CredentialValues.PEM;
import static org.muleentra.jwt.core.identity.RotationSettings.APPLICATION_OBJECT_ID;
import static org.muleentra.jwt.core.identity.RotationSettings.ROTATE_AFTER_DAYS;
import static org.muleentra.jwt.core.identity.RotationSettings.ROTATION_OBJECT_STORE;

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

/** A certificate of the application and its private key, in a key store or as PEM. */
public class CertificateGroup {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Key store path")
  @Summary("Path of a key store with the certificate and its private key; read again when it is replaced.")
  @Example("/opt/mule/conf/orders-client.p12")
  private String keyStorePath;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Key store type")
  @Summary("Type of the key store: pkcs12 or jks. By default it is read from the file's first bytes.")
  @Example("pkcs12")
  private String keyStoreType;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 3)
  @DisplayName("Key store password")
  @Summary("Password of the key store.")
  @Example("the one that keytool was given when the store was made")
  private String keyStorePassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Key alias")
  @Summary("Alias of the entry with the key; needed if the key store has more than one.")
  @Example("orders-client")
  private String keyAlias;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 5)
  @DisplayName("Key password")
  @Summary("Password of the private key, if it is not the key store's, or of an encrypted PEM key.")
  @Example("the one that the key was encrypted with")
  private String keyPassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 6)
  @DisplayName("PEM")
  @Summary("Certificate and private key as PEM, one after the other, in place of a key store; line breaks may be spaces.")
  @Example("-----BEGIN PRIVATE KEY----- and so on")
  private String pem;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Rotate certificate after days")
  @Summary("Age in days, 1 to 365, at which the application renews the certificate by itself; 60 is a good choice, 0 is never.")
  @Example("60")
  private int rotateCertificateAfterDays;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 8)
  @DisplayName("Application object ID")
  @Summary("Object id (GUID) of the application, which is not its client id, for a rotation; read from Microsoft Graph unless stated.")
  @Example("d4f1b8b4-7a0e-4f1c-9d5e-2c3b4a596877")
  private String applicationObjectId;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Rotation object store")
  @Summary("Name of a persistent object store, which all replicas share, for the keys of a rotation; they are encrypted with the key store's password.")
  @Example("client-keys")
  private String rotationObjectStore;

  /** What is given, told by the name of the element that has it; {@code null} where nothing is. */
  CredentialValues values(String element) {
    SettingValues values = SettingValues.NONE
        .with(KEY_STORE_PATH, keyStorePath)
        .with(KEY_STORE_TYPE, keyStoreType)
        .with(KEY_STORE_PASSWORD, keyStorePassword)
        .with(KEY_ALIAS, keyAlias)
        .with(KEY_PASSWORD, keyPassword)
        .with(PEM, pem)
        .with(ROTATE_AFTER_DAYS, rotateCertificateAfterDays == 0 ? null : rotateCertificateAfterDays)
        .with(APPLICATION_OBJECT_ID, applicationObjectId)
        .with(ROTATION_OBJECT_STORE, rotationObjectStore);
    return values.isEmpty() ? null : new CredentialValues(CredentialValues.Kind.CLIENT_CERTIFICATE, element, values);
  }

  /** Keeps no secret: the credential has been made of it. */
  void forgetSecrets() {
    keyStorePassword = null;
    keyPassword = null;
    pem = null;
  }
}
