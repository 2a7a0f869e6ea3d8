package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.authority.TrustedTenants.CLOUD;
import static org.muleentra.jwt.core.authority.TrustedTenants.DENIED_TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.METADATA_BASE_URL;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.LifetimeCheck.CLOCK_SKEW;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.key.KeySources.OUTAGE_TOLERANCE;
import static org.muleentra.jwt.core.token.BearerCredentials.MAXIMUM_TOKEN_SIZE;
import static org.muleentra.jwt.core.token.SignatureVerifier.SIGNATURE_PROVIDER;
import static org.muleentra.jwt.core.validation.TokenCache.TOKEN_CACHE;
import static org.muleentra.jwt.mule.setting.PlatformSettings.KEY_OBJECT_STORE;

import java.util.List;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** Which tokens are trusted. */
public class TokenSettings {

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Tenants")
  @Summary("Tenants whose tokens are trusted: tenant IDs (GUIDs), or the single word organizations for any work "
      + "or school tenant.")
  @Example("5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f")
  @Help(value = "Directory (tenant) IDs whose tokens are accepted, as Entra shows them on the tenant's overview page. The "
      + "single word organizations accepts every work or school tenant; choose it only for a multitenant API.", everyday = 1)
  private List<String> tenants;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Denied tenants")
  @Summary("Tenants (GUIDs) refused although organizations would accept them.")
  @Example("9d1f4c5e-2b7a-4f0d-8a3c-6e5b4d3c2a10")
  @Help(value = "Directory (tenant) IDs that are refused although organizations would accept them. Only with "
      + "organizations. Personal Microsoft accounts are refused in any case unless their tenant is named in "
      + "Tenants.",
      empty = "none is denied")
  private List<String> deniedTenants;

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Audiences")
  @Summary("Accepted audiences of a token: the client ID (GUID) or the App ID URI of this API. Any one suffices.")
  @Example("api://orders")
  @Help(value = "Values of the aud claim that mean this API: the Application (client) ID of the API's app "
      + "registration, its Application ID URI, or both. Entra puts only the client ID into version 2.0 tokens and "
      + "mostly the URI into version 1.0 tokens. A token made for any other API is refused.", everyday = 2)
  private List<String> audiences;

  @Parameter
  @Optional(defaultValue = "global")
  @Expression(NOT_SUPPORTED)
  @OfValues(Clouds.class)
  @Placement(order = 4)
  @DisplayName("Cloud")
  @Summary("Microsoft cloud that issues the tokens: global, usGov or china.")
  @Example("global")
  @Help(value = "The Microsoft cloud that the tenants live in. It decides which sign-in host and which issuers are "
      + "trusted.",
      empty = "global, the worldwide service", labels = {"Global", "US Government", "China (21Vianet)"}, everyday = 3)
  private String cloud;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Token versions")
  @Summary("Accepted versions of access tokens: 1.0, 2.0. Both by default.")
  @Example("2.0")
  @Help(value = "Access token versions that are accepted, as the ver claim names them: 1.0, 2.0. Entra issues the version "
      + "set by requestedAccessTokenVersion in the API's app manifest.",
      empty = "both 1.0 and 2.0")
  private List<String> tokenVersions;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Metadata base URL")
  @Summary("Where to read the discovery documents and keys instead of the login host of the cloud, for mirrors "
      + "and closed networks: https, or http to a loopback address.")
  @Example("https://mirror.example.com/entra")
  @Help(value = "Where to fetch issuer metadata and signing keys when the Entra sign-in host cannot be reached, such as a "
      + "mirror in a closed network. Must be https; plain http is accepted for a loopback address only. Anyone who "
      + "controls this host decides which tokens are genuine.",
      empty = "the sign-in host of the chosen cloud")
  private String metadataBaseUrl;

  @Parameter
  @Optional(defaultValue = "60")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Clock skew in seconds")
  @Summary("Seconds by which the clocks of Entra ID and of this runtime may differ, 0 to 600.")
  @Example("60")
  @Help(value = "Tolerance between Entra's clock and this server's clock when the token's lifetime is checked, 0 to 600 "
      + "seconds. Larger values let expired tokens live longer.",
      empty = "60")
  private int clockSkew;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 8)
  @DisplayName("Maximum token age in seconds")
  @Summary("Seconds after its issue for which a token is accepted, 60 to 86400; 0 for as long as it lives.")
  @Example("3600")
  @Help(value = "How long after its issue a token is accepted, whatever its own expiry, 60 to 86400 seconds. Limits "
      + "how long a revoked caller still gets in.",
      empty = "0: for as long as the token lives")
  private int maximumTokenAge;

  @Parameter
  @Optional(defaultValue = "24")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Outage tolerance in hours")
  @Summary("Hours for which keys fetched before can still be used while the key server cannot be reached, 1 to 168.")
  @Example("24")
  @Help(value = "How long signing keys that were fetched before can still be used when Entra's key server cannot be "
      + "reached, 1 to 168 hours. Afterwards calls are answered 503 until keys can be fetched again. Larger values "
      + "let a withdrawn key live longer during an outage.",
      empty = "24")
  private int outageTolerance;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 10)
  @DisplayName("Key object store")
  @Summary("Name of a persistent Mule Object Store that keeps fetched keys for a start while the key server cannot be "
      + "reached. None by default.")
  @Example("entra-keys")
  @Help(value = "Name of a persistent Mule Object Store in which fetched signing keys are kept, so that the API can start "
      + "while Entra's key server cannot be reached. Saved keys can be used no longer than the outage tolerance after "
      + "their fetch. Anyone who can write to that store decides which tokens are genuine.",
      empty = "keys are kept in memory only")
  private String keyObjectStore;

  @Parameter
  @Optional(defaultValue = "24576")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 11)
  @DisplayName("Maximum token size in characters")
  @Summary("Longer tokens are refused before they are looked at: 1024 to 1048576 characters.")
  @Example("16384")
  @Help(value = "Longer tokens are refused before they are looked at, 1024 to 1048576 characters. Entra's largest tokens, "
      + "with 200 groups, have about 12000. The runtime's own limit on headers comes first: "
      + "mule.http.headerSectionSize, 8192 bytes unless raised.",
      empty = "24576")
  private int maximumTokenSize;

  @Parameter
  @Optional(defaultValue = "8")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 12)
  @DisplayName("Token cache in MiB")
  @Summary("Memory for tokens whose signatures need not be verified again when their callers come back, 1 to 1024 MiB; 0 for none.")
  @Example("32")
  @Help(value = "How much memory tokens may take that were admitted before, 0 to 1024 MiB. The signature of such a token is "
      + "not verified again; its lifetime, its key, every setting, the deny list and the directory are looked at for each "
      + "request. About 900 tokens with a few groups fit in 8 MiB. 0 remembers none.",
      empty = "8")
  private int tokenCache;

  @Parameter
  @Optional(defaultValue = "jdk")
  @Expression(NOT_SUPPORTED)
  @OfValues(SignatureProviders.class)
  @Placement(order = 13)
  @DisplayName("Signature provider")
  @Summary("Who verifies signatures: jdk, or fastest for native code that the JVM has installed.")
  @Example("fastest")
  @Help(value = "Who verifies signatures. jdk: the first provider that the JVM has, which is the JDK's own unless somebody put another "
      + "before it. fastest: Conscrypt or the Amazon Corretto Crypto Provider, where one is installed in the JVM and gives known answers "
      + "at the start; it takes less time. Otherwise the log warns, and it is as with jdk.",
      empty = "jdk", labels = {"JDK", "Fastest"})
  private String signatureProvider;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(TENANTS, tenants)
        .with(DENIED_TENANTS, deniedTenants)
        .with(AUDIENCES, audiences)
        .with(CLOUD, cloud)
        .with(TOKEN_VERSIONS, tokenVersions)
        .with(METADATA_BASE_URL, metadataBaseUrl)
        .with(CLOCK_SKEW, clockSkew)
        .with(MAXIMUM_TOKEN_AGE, maximumTokenAge)
        .with(OUTAGE_TOLERANCE, outageTolerance)
        .with(KEY_OBJECT_STORE, keyObjectStore)
        .with(MAXIMUM_TOKEN_SIZE, maximumTokenSize)
        .with(TOKEN_CACHE, tokenCache)
        .with(SIGNATURE_PROVIDER, signatureProvider);
  }
}
