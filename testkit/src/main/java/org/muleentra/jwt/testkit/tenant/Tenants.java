package org.muleentra.jwt.testkit.tenant;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The tenant segment of Entra's addresses: a GUID, or one of the names for many tenants. */
public final class Tenants {
  /** Stands for the tenant in the issuers of documents that serve many tenants. */
  public static final String TEMPLATE = "{tenantid}";

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Set<String> MANY =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("organizations", "common")));

  private Tenants() {}

  public static boolean isGuid(String tenant) {
    return GUID.matcher(tenant).matches();
  }

  /** B2C's addresses name the tenant by its GUID or by one of its domains. */
  public static boolean isGuidOrDomain(String tenant) {
    return isGuid(tenant) || tenant.indexOf('.') > 0;
  }

  public static boolean isKnown(String tenant) {
    return isGuid(tenant) || MANY.contains(tenant.toLowerCase(Locale.ROOT));
  }
}
