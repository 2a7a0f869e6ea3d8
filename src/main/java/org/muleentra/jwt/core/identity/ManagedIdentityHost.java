package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;

/**
 * Who gives a machine the tokens of its managed identities, and how it is asked; immutable.
 *
 * <p>Source: "How to use managed identities for Azure resources on an Azure VM to acquire an access token" (IMDS), "How to use
 * managed identities for App Service and Azure Functions", "Authenticate against Azure resources with Azure Arc-enabled servers".
 */
final class ManagedIdentityHost {

  /** What the setting may say. */
  enum Kind {
    NONE("none"), AUTO("auto"), IMDS("imds"), APP_SERVICE("appService"), AZURE_ARC("azureArc");

    private final String setting;

    Kind(String setting) {
      this.setting = setting;
    }

    String setting() {
      return setting;
    }
  }

  private static final String IDENTITY_HEADER = "IDENTITY_HEADER";

  private final Kind kind;
  private final String name;
  private final URI address;
  private final String apiVersion;
  private final String resourceIdParameter;
  private final UnaryOperator<String> environment;
  private final ArcKeys keys;

  private ManagedIdentityHost(Kind kind, String name, URI address, String apiVersion, String resourceIdParameter,
      UnaryOperator<String> environment, ArcKeys keys) {
    this.kind = kind;
    this.name = name;
    this.address = address;
    this.apiVersion = apiVersion;
    this.resourceIdParameter = resourceIdParameter;
    this.environment = environment;
    this.keys = keys;
  }

  /**
   * That of this machine; where none is named, the one that the variables of this process tell of, as Microsoft's libraries
   * find it.
   *
   * @param arcKeys {@code null} for those of the agent of this machine
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException where it cannot be
   */
  static ManagedIdentityHost of(Kind given, UnaryOperator<String> environment, ArcKeys arcKeys) {
    boolean appService = has(environment, "IDENTITY_ENDPOINT") && has(environment, IDENTITY_HEADER);
    boolean azureArc = has(environment, "IDENTITY_ENDPOINT") && has(environment, "IMDS_ENDPOINT");
    Kind kind = given != Kind.NONE && given != Kind.AUTO ? given : appService ? Kind.APP_SERVICE : azureArc ? Kind.AZURE_ARC : Kind.IMDS;
    switch (kind) {
      case APP_SERVICE:
        String setting = ManagedIdentity.HOST.name();
        require(setting, appService, "must not be appService here, as this process lacks a variable IDENTITY_ENDPOINT or IDENTITY_HEADER");
        require(setting, !has(environment, "IDENTITY_SERVER_THUMBPRINT"), "must not be " + given.setting() + " in Service Fabric, whose"
            + " managed identities are not supported: give the client a certificate");
        return new ManagedIdentityHost(kind, "App Service", ManagedIdentityAddress.appService(environment), "2019-08-01", "mi_res_id",
            environment, null);
      case AZURE_ARC:
        return new ManagedIdentityHost(kind, "Azure Arc's agent", ManagedIdentityAddress.azureArc(environment), "2020-06-01",
            "msi_res_id", environment, arcKeys != null ? arcKeys : ArcKeys.of(System.getProperty("os.name"), environment));
      default:
        return new ManagedIdentityHost(kind, "IMDS", ManagedIdentityAddress.imds(environment), "2018-02-01", "msi_res_id", environment,
            null);
    }
  }

  private static boolean has(UnaryOperator<String> environment, String variable) {
    return !ManagedIdentityAddress.isBlank(environment.apply(variable));
  }

  /** Whom sentences name. */
  String name() {
    return name;
  }

  /** The only address that is asked. */
  URI address() {
    return address;
  }

  /**
   * Asks for a token.
   *
   * @param resource without {@code /.default}
   * @throws TokenException where this process cannot ask
   */
  OutboundRequest question(String resource, AssignedIdentity identity) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("api-version", apiVersion);
    parameters.put("resource", resource);
    identity.nameIn(parameters, resourceIdParameter);
    OutboundRequest question = OutboundRequest.get(address, parameters);
    return kind == Kind.APP_SERVICE ? question.with("X-IDENTITY-HEADER", identityHeader()) : question.with("Metadata", "true");
  }

  /** Read anew at each request, as the platform may replace it. */
  private String identityHeader() {
    String header = environment.apply(IDENTITY_HEADER);
    if (ManagedIdentityAddress.isBlank(header) || !header.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
      throw new TokenException(TokenFault.CREDENTIAL_UNREADABLE, "the variable IDENTITY_HEADER of this process is missing, or fits no"
          + " header: restart the app");
    }
    return header.trim();
  }

  /** Whether the question is to be put once more, with what meets a challenge. */
  boolean challenges(OutboundResponse response) {
    return kind == Kind.AZURE_ARC && response.status() == 401;
  }

  /** What meets the challenge; see {@link ArcKeys#credentials}. */
  String credentials(OutboundResponse challenge) {
    return keys.credentials(challenge.header("WWW-Authenticate"));
  }

  /**
   * Whether an answer must say whose the token is: agents of before ignore who is asked for and give the machine's own, those
   * that do not answer 404 where they lack it (microsoft-authentication-library-for-java, pull request 1057, and -for-dotnet, 6128).
   */
  boolean mustConfirm() {
    return kind == Kind.AZURE_ARC;
  }

  /** Whether 404 tells that it does not know the identity, and nothing of its own state. */
  boolean mayLackIdentities() {
    return kind == Kind.AZURE_ARC;
  }

  /** Whether it gives tokens only to who proves to be what they are for; any process of a virtual machine gets them. */
  boolean demandsProof() {
    return kind != Kind.IMDS;
  }

  /** What mends a proof of this process, or of the identity itself, that is not taken. */
  String cureOfCredential() {
    switch (kind) {
      case APP_SERVICE:
        return "restart the app, so that it gets the IDENTITY_HEADER that counts now";
      case AZURE_ARC:
        return "restart the agent, and connect it anew if that does not help";
      default:
        return "assign the managed identity to the machine anew";
    }
  }
}
