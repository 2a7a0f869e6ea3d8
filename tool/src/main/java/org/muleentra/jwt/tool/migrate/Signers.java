package org.muleentra.jwt.tool.migrate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.tool.form.FieldException;

/** Whose tokens an element of API Management takes. */
final class Signers {

  private static final Pattern URL = Pattern.compile("https://([A-Za-z0-9.-]+)(?:/([^/?#]*))?/?");

  private Signers() {}

  /** {@code tenant-id}, which is an ID, a domain name, a word for many tenants, or an address with one of these. */
  static void ofTenant(XmlElement element, Reading reading) {
    String given = element.attributes.get("tenant-id");
    if (given == null || given.isBlank()) {
      throw new FieldException(element.place, "tenant-id is required");
    }
    Cloud cloud = endpoint(element, reading);
    if (Expression.in(given)) {
      reading.missing(element.place, "tenants", "tenant-id is known to a running gateway alone: name the tenant");
      return;
    }
    String tenant = given.trim().toLowerCase(Locale.ROOT);
    Matcher url = URL.matcher(tenant);
    if (url.matches()) {
      Cloud ofHost = EntraAddress.cloudOf(url.group(1));
      cloud = ofHost == null ? cloud : ofHost;
      tenant = ofHost == null || url.group(2) == null ? url.group(1) : url.group(2);
    }
    if (cloud != null) {
      EntraAddress address = new EntraAddress(TenantKind.WORKFORCE, cloud.loginHost(), cloud, tenant, null, null, null);
      reading.trusted.add(new Reading.Trusted(element.place, address));
    }
    if (tenant.equals("common")) {
      reading.newlyRefused(element.place, "personal Microsoft accounts");
    }
  }

  /** The cloud of {@code authentication-endpoint}; {@code null} where a person must say which. */
  private static Cloud endpoint(XmlElement element, Reading reading) {
    String endpoint = element.attributes.get("authentication-endpoint");
    if (endpoint == null) {
      return Cloud.GLOBAL;
    }
    String host = endpoint.trim().replaceFirst("(?i)^https://", "").replaceFirst("/+$", "");
    Cloud cloud = Expression.in(endpoint) ? null : EntraAddress.cloudOf(host);
    if (cloud == null) {
      reading.missing(element.place, "tenants", "authentication-endpoint is not a login host of a cloud that is known by name: "
          + "set loginHost and issuerHost, and name the tenant");
    }
    return cloud;
  }

  /** {@code openid-config}, any of several, and keys that were given. */
  static void ofMetadata(XmlElement element, List<XmlElement> configurations, List<XmlElement> keys, Reading reading) {
    for (XmlElement configuration : configurations) {
      String url = configuration.attributes.get("url");
      if (url == null || url.isBlank()) {
        throw new FieldException(configuration.place, "openid-config must have a url");
      }
      metadata(configuration, url, reading);
    }
    if (configurations.isEmpty()) {
      reading.uncarried(keys.isEmpty() ? element.place : keys.get(0).place, "tenants", "the source trusts keys that it was given, and "
          + "ours the keys "
          + "that a tenant publishes: name the tenant whose every key is to be trusted");
    } else {
      keys.forEach(given -> reading.newlyRefused(given.place, "tokens signed by these keys, unless Entra publishes them"));
    }
  }

  private static void metadata(XmlElement configuration, String url, Reading reading) {
    if (Expression.in(url)) {
      reading.missing(configuration.place, "tenants", "the address is known to a running gateway alone: name the tenant");
      return;
    }
    EntraAddress address = EntraAddress.ofMetadata(url);
    if (address == null) {
      throw new FieldException(configuration.place, "url must be an address of Entra's metadata, such as "
          + "https://login.microsoftonline.com/{tenant}/v2.0/.well-known/openid-configuration: tokens of other issuers cannot be migrated");
    }
    reading.trusted.add(new Reading.Trusted(configuration.place, address));
  }
}
