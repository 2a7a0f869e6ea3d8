package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.setting.Guid;

/**
 * Finds whose tokens are taken: the tenants whose keys the source trusts, narrowed by what it asks of {@code iss} and {@code tid}; one use.
 *
 * <p>Where {@code validate-jwt} lists issuers, those alone are taken: its page does not say whether the issuer of the metadata still
 * counts.
 */
final class TrustTranslation {

  private final Reading reading;
  private final FormDraft draft;
  private final Cloud cloud;
  private final TenantKind directory;
  private final List<ClaimDemand> rest = new ArrayList<>();

  TrustTranslation(Reading reading, FormDraft draft) {
    this.reading = reading;
    this.draft = draft;
    this.cloud = reading.trusted.isEmpty() || reading.trusted.get(0).address().cloud() == null ? Cloud.GLOBAL
        : reading.trusted.get(0).address().cloud();
    this.directory = reading.trusted.isEmpty() ? TenantKind.WORKFORCE : reading.trusted.get(0).address().directory();
  }

  /** Writes the fields, and answers the claims that they do not speak for. */
  List<ClaimDemand> translate() {
    List<AnyOf> issuers = new ArrayList<>(reading.issuers);
    List<AnyOf> tenants = new ArrayList<>();
    for (ClaimDemand demand : reading.claims) {
      boolean oneOf = demand.separator() == null && !demand.values().isEmpty() && (!demand.all() || demand.values().size() == 1)
          && demand.kind() != ClaimDemand.Kind.LIST && demand.kind() != ClaimDemand.Kind.NUMBER;
      if (oneOf && demand.claim().equals("iss")) {
        issuers.add(new AnyOf(demand.place(), demand.values()));
      } else if (oneOf && demand.claim().equals("tid") && directory == TenantKind.WORKFORCE) {
        tenants.add(new AnyOf(demand.place(), demand.values()));
      } else {
        rest.add(demand);
      }
    }
    place();
    if (directory == TenantKind.WORKFORCE) {
      workforce(issuers, tenants);
    } else {
      Set<String> named = trustedTenants();
      issuers.forEach(list -> asRule("iss", list));
      draft.addAll("tenants", named);
      named.forEach(tenant -> draft.carried(reading.trusted.get(0).place(), "tenants"));
    }
    return rest;
  }

  /** Directory, cloud and hosts, which one form has once. */
  private void place() {
    for (Reading.Trusted trusted : reading.trusted) {
      EntraAddress address = trusted.address();
      EntraAddress first = reading.trusted.get(0).address();
      boolean alike = address.directory() == first.directory() && address.cloud() == first.cloud()
          && (address.directory() != TenantKind.B2C || address.host().equals(first.host()) && address.tenant().equals(first.tenant()))
          && (address.appId() == null ? first.appId() == null : address.appId().equals(first.appId()));
      if (!alike) {
        draft.open(Note.Kind.UNCARRIED, trusted.place(), "tenants", "one form takes tokens of one cloud and one kind of directory: "
            + "write a form of its own for this address");
      }
    }
    if (directory != TenantKind.WORKFORCE) {
      draft.set("directory", directory.setting());
    }
    if (cloud != Cloud.GLOBAL) {
      draft.set("cloud", cloud.setting());
    }
    if (directory == TenantKind.B2C) {
      draft.set("loginHost", reading.trusted.get(0).address().host());
      draft.addAll("b2cPolicies", reading.trusted.stream().map(trusted -> trusted.address().policy()).toList());
    }
    if (!reading.trusted.isEmpty() && reading.trusted.get(0).address().appId() != null) {
      draft.set("signingKeysAppId", reading.trusted.get(0).address().appId());
    }
  }

  /** Those that addresses name by their ID; of any other a person is asked. */
  private Set<String> trustedTenants() {
    Set<String> named = new LinkedHashSet<>();
    for (Reading.Trusted trusted : reading.trusted) {
      String tenant = trusted.address().tenant();
      if (Guid.isGuid(tenant) && Translation.refusal("tenants", tenant) == null) {
        named.add(tenant);
      } else {
        draft.open(Note.Kind.MISSING, trusted.place(), "tenants", "the source names a tenant by something else than its ID: find the "
            + "ID on the "
            + "tenant's overview page in Entra");
      }
    }
    return named;
  }

  private void workforce(List<AnyOf> issuerLists, List<AnyOf> tenantLists) {
    Set<EntraIssuer> issuers = issuers(issuerLists);
    Set<String> byClaims = issuers == null ? null
        : issuers.stream().map(EntraIssuer::tenant).collect(Collectors.toCollection(LinkedHashSet::new));
    for (AnyOf list : tenantLists) {
      Set<String> ids = list.values().stream().filter(id -> Guid.isGuid(id) && id.equals(Guid.canonical(id)))
          .collect(Collectors.toCollection(LinkedHashSet::new));
      byClaims = byClaims == null ? ids : both(byClaims, ids);
    }
    Set<String> tenants = tenants(byClaims);
    if (tenants.isEmpty()) {
      // A person names the tenant, whom these go on to bind.
      issuerLists.forEach(list -> asRule("iss", list));
      tenantLists.forEach(list -> asRule("tid", list));
      return;
    }
    draft.addAll("tenants", tenants);
    reading.trusted.forEach(trusted -> draft.carried(trusted.place(), "tenants"));
    issuerLists.forEach(list -> draft.carried(list.place(), "tenants"));
    tenantLists.forEach(list -> draft.carried(list.place(), "tenants"));
    Set<EntraIssuer> taken = issuers == null ? ofMetadata(tenants) : issuers;
    if (taken != null) {
      versions(taken, tenants, issuerLists.isEmpty() ? reading.place : issuerLists.get(0).place());
    }
  }

  private void asRule(String claim, AnyOf list) {
    if (!list.values().isEmpty()) {
      rest.add(ClaimDemand.oneOf(list.place(), claim, ClaimDemand.Kind.TEXT, list.values()));
    }
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private Set<String> tenants(Set<String> byClaims) {
    List<Reading.Trusted> trusted = reading.trusted;
    boolean many = trusted.stream().anyMatch(each -> each.address().isOfManyTenants());
    boolean byName = trusted.stream().anyMatch(each -> !each.address().isOfManyTenants() && !Guid.isGuid(each.address().tenant()));
    if (trusted.isEmpty() || draft.isOpen("tenants")) {
      return Set.of();
    }
    if (byClaims == null) {
      return many ? ofMany() : trustedTenants();
    }
    Set<String> tenants = many || byName ? byClaims : both(trustedTenants(), byClaims);
    if (tenants.isEmpty() || tenants.stream().anyMatch(tenant -> Translation.refusal("tenants", tenant) != null)) {
      draft.open(Note.Kind.UNCARRIED, trusted.get(0).place(), "tenants", "what the source asks of iss and tid names no tenant whose "
          + "keys it trusts: "
          + "name the tenant that is meant");
      return Set.of();
    }
    return tenants;
  }

  /** API Management names the word as a choice; to MuleSoft's policy it is an address whose keys sign for everybody. */
  private Set<String> ofMany() {
    Reading.Trusted word = reading.trusted.stream().filter(each -> each.address().isOfManyTenants()).findFirst().orElseThrow();
    boolean personal = word.address().tenant().equals("consumers");
    if (!personal && reading.product != Product.JWT_VALIDATION && reading.trusted.size() == 1) {
      return Set.of(Authority.ORGANIZATIONS);
    }
    draft.open(Note.Kind.MISSING, word.place(), "tenants", "these keys sign for every tenant, so the address does not say whose tokens "
        + "are meant: "
        + "name the tenants, or write organizations for any");
    return Set.of();
  }

  /** Those that every list holds; {@code null} where none asks. */
  private Set<EntraIssuer> issuers(List<AnyOf> lists) {
    Set<EntraIssuer> issuers = null;
    for (AnyOf list : lists) {
      Set<EntraIssuer> these = new LinkedHashSet<>();
      for (String iss : list.values()) {
        EntraIssuer issuer = EntraIssuer.of(iss, cloud);
        if (issuer == null) {
          draft.note(Note.Kind.LEFT_OUT, list.place(), "", "an issuer that no token of this cloud has");
        } else {
          these.add(issuer);
        }
      }
      if (issuers == null) {
        issuers = these;
      } else {
        issuers.retainAll(these);
      }
    }
    return issuers;
  }

  /** The issuers that metadata names, by the version of its address; {@code null} where keys alone were given, which sign both. */
  private Set<EntraIssuer> ofMetadata(Set<String> tenants) {
    Set<EntraIssuer> issuers = new LinkedHashSet<>();
    for (Reading.Trusted trusted : reading.trusted) {
      if (trusted.address().version() == null) {
        return null;
      }
      String named = trusted.address().tenant();
      (Guid.isGuid(named) ? Set.of(named) : tenants).forEach(tenant -> issuers.add(new EntraIssuer(tenant, trusted.address().version())));
    }
    return issuers;
  }

  /** A form takes each version of each tenant; where the source does not, a rule says which. */
  private void versions(Set<EntraIssuer> taken, Set<String> tenants, String place) {
    Set<EntraIssuer> ours = taken.stream().filter(issuer -> tenants.contains(issuer.tenant()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<TokenVersion> versions = ours.stream().map(EntraIssuer::version)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenVersion.class)));
    if (versions.size() < TokenVersion.values().length) {
      draft.addAll("tokenVersions", versions.stream().map(TokenVersion::claim).toList());
      draft.carried(place, "tokenVersions");
    }
    if (ours.size() < versions.size() * tenants.size()) {
      draft.addAll("claimRules", List.of("iss in " + ours.stream().map(issuer -> issuer.text(cloud)).collect(Collectors.joining(","))));
      draft.carried(place, "claimRules");
    }
  }
}
