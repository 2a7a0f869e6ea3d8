package org.muleentra.jwt.core.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.error.Challenge;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** This API as its clients know it: its address, who issues its tokens, and what to ask them for; immutable. */
public final class ProtectedResource {

  /** The address of this API as clients call it (RFC 9728); switches its metadata document on. */
  public static final Setting<String, String> RESOURCE = Setting.text("resource", ResourceIdentifier.RESOURCE);

  /** The address of the protected resource metadata (RFC 9728) for the challenge. */
  public static final Setting<String, String> RESOURCE_METADATA = Setting.text("resourceMetadata", ResourceIdentifier.METADATA);

  private final String resource;
  private final String metadataAddress;
  private final List<String> authorizationServers;
  private final String authorizationUri;
  private final String realm;
  private final List<String> requiredScopes;
  private final List<String> scopesToAskFor;

  private ProtectedResource(SettingValues values, TrustedTenants tenants) {
    resource = values.get(RESOURCE);
    String configured = values.get(RESOURCE_METADATA);
    InvalidSettingException.require(RESOURCE_METADATA.name(), configured == null || !configured.equals(resource),
        "must not be the address of the API itself");
    metadataAddress = configured != null ? configured : ResourceIdentifier.metadataAddress(resource);
    authorizationServers = tenants.authorizationServers();
    authorizationUri = tenants.hosts().authorizationUri();
    realm = values.get(Challenge.REALM);
    requiredScopes = qualified(values.get(AudienceCheck.AUDIENCES), values.get(PermissionCheck.REQUIRED_SCOPES));
    scopesToAskFor = requiredScopes.isEmpty()
        ? qualified(values.get(AudienceCheck.AUDIENCES), Collections.singleton(".default")) : requiredScopes;
  }

  /**
   * As configured.
   *
   * @throws InvalidSettingException naming the setting that is wrong
   */
  public static ProtectedResource of(SettingValues values, TrustedTenants tenants) {
    return new ProtectedResource(values, tenants);
  }

  /**
   * Scopes as clients ask for them. Metadata and challenges say the same.
   *
   * <p>Entra takes a scope behind its API's App ID URI, or its client id where it has none. A client that states the
   * resource as well (RFC 8707) is served only where the two agree, so an App ID URI that is the resource comes first.
   */
  private List<String> qualified(Set<String> audiences, Collection<String> names) {
    String api = audiences.contains(resource) ? resource
        : audiences.stream().filter(audience -> audience.indexOf(':') > 0).findFirst()
            .orElse(audiences.iterator().next());
    List<String> scopes = new ArrayList<>();
    names.forEach(name -> scopes.add(api + "/" + name));
    return Collections.unmodifiableList(scopes);
  }

  /** Where clients find the metadata of this API, or {@code null}. */
  public String metadataAddress() {
    return metadataAddress;
  }

  /** The challenge to who asks without what is needed. */
  public Challenge challenge() {
    return new Challenge(realm, authorizationUri, metadataAddress, requiredScopes);
  }

  /** The metadata document, or {@code null} where the address of the API is not known. */
  public ResourceDocument document() {
    return resource == null ? null : new ResourceDocument(resource, metadataAddress, authorizationServers, scopesToAskFor);
  }
}
