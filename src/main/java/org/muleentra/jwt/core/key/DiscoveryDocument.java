package org.muleentra.jwt.core.key;

import java.net.URI;
import java.util.Map;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.token.StrictJson;

/** Reads the one thing we need of an authority's discovery document (OpenID Connect Discovery 1.0 §3): where its keys are. */
final class DiscoveryDocument {

  private DiscoveryDocument() {}

  /**
   * The address of the keys.
   *
   * @throws OutboundException when the document is not the authority's own, or sends us to a host that is not configured
   */
  static URI keysUri(byte[] document, Authority authority) {
    Map<String, Object> members = StrictJson.object(document);
    if (members == null) {
      throw new OutboundException("the discovery document is not a JSON object");
    }
    if (!authority.acceptsMetadataIssuer(members.get("issuer"))) {
      throw new OutboundException("the discovery document's issuer is not " + authority.metadataIssuer());
    }
    Object keysUri = members.get("jwks_uri");
    if (!(keysUri instanceof String)) {
      throw new OutboundException("the discovery document has no jwks_uri");
    }
    try {
      URI uri = URI.create((String) keysUri);
      if (authority.mayPublishKeysAt(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below like any other address we do not go to.
    }
    throw new OutboundException("the discovery document's jwks_uri is not on the configured metadata host, of the same scheme and port");
  }
}
