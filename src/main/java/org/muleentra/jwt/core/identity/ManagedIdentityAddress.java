package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.setting.SafeAddress;

/**
 * At which addresses managed identities may be asked for tokens. They are constants, or variables of this process, and nothing of a
 * request or of an answer is ever in them.
 */
final class ManagedIdentityAddress {

  /** The one address beyond this machine that plain http goes to by itself; it never leaves the host of the virtual machine. */
  static final URI IMDS = URI.create("http://169.254.169.254/metadata/identity/oauth2/token");

  /** Where the agent listens on machines whose processes are not told so, as on Linux. */
  private static final URI ARC = URI.create("http://127.0.0.1:40342/metadata/identity/oauth2/token");

  /** Known to Microsoft's libraries, and to no page: the host of IMDS, where something on this machine stands for it. */
  private static final String IMDS_HOST = "AZURE_POD_IDENTITY_AUTHORITY_HOST";

  private static final String ENDPOINT = "IDENTITY_ENDPOINT";

  private static final String OCTET = "\\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** Loopback, private (RFC 1918) and link-local (RFC 3927), by their spelling alone. */
  private static final Pattern LOCAL = Pattern.compile("localhost|\\[::1]|(?:127|10)(?:" + OCTET + "){3}"
      + "|(?:172\\.(?:1[6-9]|2[0-9]|3[01])|192\\.168|169\\.254)(?:" + OCTET + "){2}", Pattern.CASE_INSENSITIVE);

  private ManagedIdentityAddress() {}

  static URI imds(UnaryOperator<String> environment) {
    String host = environment.apply(IMDS_HOST);
    if (isBlank(host)) {
      return IMDS;
    }
    URI address = uri(host.trim().replaceFirst("/+$", "") + IMDS.getPath());
    requireFit(IMDS.equals(address) || isHttpOfThisMachine(address), IMDS_HOST, "http to a loopback address");
    return address;
  }

  /** In containers of App Service it is a private or link-local address, and not this machine's own. */
  static URI appService(UnaryOperator<String> environment) {
    URI address = uri(environment.apply(ENDPOINT).trim());
    requireFit(address != null && ("https".equalsIgnoreCase(address.getScheme())
        || "http".equalsIgnoreCase(address.getScheme()) && LOCAL.matcher(address.getHost()).matches()), ENDPOINT,
        "https, or http to a loopback, private or link-local address");
    return address;
  }

  static URI azureArc(UnaryOperator<String> environment) {
    String endpoint = environment.apply(ENDPOINT);
    if (isBlank(endpoint)) {
      return ARC;
    }
    URI address = uri(endpoint.trim());
    requireFit(isHttpOfThisMachine(address), ENDPOINT, "http to a loopback address");
    return address;
  }

  static boolean isBlank(String variable) {
    return variable == null || variable.trim().isEmpty();
  }

  private static boolean isHttpOfThisMachine(URI address) {
    return address != null && "http".equalsIgnoreCase(address.getScheme()) && SafeAddress.isSafe(address);
  }

  /** Absolute and of a host, with neither credentials nor query nor fragment; else {@code null}. */
  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null ? null : uri;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static void requireFit(boolean fit, String variable, String what) {
    require(ManagedIdentity.HOST.name(), fit, "must find an address without credentials, query and fragment in the variable " + variable
        + " of this process: " + what);
  }
}
