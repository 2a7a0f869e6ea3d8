package org.muleentra.jwt.tool.explain;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.CallerKindCheck;
import org.muleentra.jwt.core.check.Check;
import org.muleentra.jwt.core.check.CheckDescription;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.BearerCredentials;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.StrictJson;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.token.UnverifiedToken;
import org.muleentra.jwt.core.token.VerifiedToken;
import org.muleentra.jwt.mule.setting.PlatformSettings;
import org.muleentra.jwt.tool.door.Door;
import org.muleentra.jwt.tool.door.Judgement;
import org.muleentra.jwt.tool.door.OwnKey;

/**
 * Takes a token the way that the door takes it, and goes on where the door stops. Thread-safe.
 *
 * <p>The verdict is the door's. The checks are the core's own list. Where no key proves the signature, the payload is signed anew
 * with a key of our own, to the byte as it is, and goes the ordinary way: what is said of it then is marked as unproven.
 */
public final class Explainer {

  private static final OwnKey OWN_KEY = OwnKey.generate();

  private final SettingValues values;
  private final Keys keys;
  private final Authorities authorities;
  private final List<Check> checks;
  /** Of the checks, in their order; put into words once. */
  private final Map<Authority, List<CheckDescription>> descriptions = new HashMap<>();
  private final Door door;
  private final Door ownDoor;
  private final String issuers;

  /**
   * An explainer for one form.
   *
   * @param values of a form that a deployment would take
   * @param keys that prove signatures, of which only those in memory are used; {@code null} for none
   * @param clock the time at which the token comes
   */
  public Explainer(SettingValues values, Keys keys, Clock clock) {
    this.values = values;
    this.keys = keys;
    this.authorities = TrustedTenants.of(values).authorities();
    this.checks = Checks.of(values, clock).all();
    this.ownDoor = new Door(values, OWN_KEY, Transport.NONE, clock);
    this.issuers = issuers(authorities);
    authorities.all().forEach(authority -> descriptions.put(authority, checks.stream().map(check -> check.describe(authority)).toList()));
    this.door = keys == null ? ownDoor : new Door(values, keys, Transport.NONE, clock);
  }

  /**
   * Explains.
   *
   * @param credential an Authorization value or a compact token
   * @throws IllegalStateException where explanation and door do not agree, which is a fault of this tool
   */
  public Explanation explain(String credential) {
    Way way = new Way();
    Outcome<String> bearer = door.bearer(credential);
    way.gate(new Way.Stage("credentials", "one bearer token of at most " + values.get(BearerCredentials.MAXIMUM_TOKEN_SIZE)
        + " characters", List.of(), List.of(BearerCredentials.MAXIMUM_TOKEN_SIZE.name())), bearer);
    Outcome<UnverifiedToken> token = bearer.then(CompactJws::parse);
    way.gate(new Way.Stage("form", "three base64url parts: a header with RS256 and a kid, and one JSON object"), token);
    Outcome<Authority> authority = token.then(authorities::select);
    way.gate(new Way.Stage("authority", "iss is " + issuers, List.of("iss", "tid", "tfp"), List.of(TrustedTenants.TENANTS.name(),
        TrustedTenants.CLOUD.name(), TrustedTenants.TOKEN_VERSIONS.name())), authority);
    Behind behind = new Behind(way, authority.isRefused() ? authorities.all().get(0) : authority.value());
    Judgement judgement;
    if (authority.isRefused()) {
      behind.nothing();
      judgement = door.judge(credential);
    } else {
      Outcome<VerifiedToken> verified = behind.signature(token.value());
      String signedAnew = verified == null ? OWN_KEY.signAnew(bearer.value()) : null;
      behind.claims(verified != null ? verified
          : CompactJws.parse(signedAnew).value().verify(OWN_KEY.key().publicKey(), SignatureVerifier.OF_THE_JVM, authority.value().impliedTenant()));
      judgement = keys == null ? ownDoor.judgeToken(signedAnew) : door.judge(credential);
      behind.rest(judgement);
    }
    return concluded(way, judgement, token.isRefused() ? null : payload(bearer.value()), behind.proven);
  }

  private static String issuers(Authorities authorities) {
    Set<String> issuers = authorities.all().stream().map(Authority::metadataIssuer).collect(Collectors.toSet());
    return issuers.size() == 1 ? issuers.iterator().next() : "one of " + issuers.stream().sorted().collect(Collectors.joining(", "));
  }

  private static Map<String, Object> payload(String compactToken) {
    return StrictJson.object(Base64.getUrlDecoder().decode(compactToken.split("\\.", -1)[1].getBytes(StandardCharsets.US_ASCII)));
  }

  private static Explanation concluded(Way way, Judgement judgement, Map<String, Object> claims, boolean proven) {
    Refusal first = way.steps().stream().filter(Step::failed).map(Step::refusal).findFirst().orElse(null);
    Refusal decided = judgement.undecided() ? null : judgement.refusal();
    if (first == null ? decided != null : decided == null || first.reason() != decided.reason()) {
      throw new IllegalStateException("explanation and door do not agree: " + first + ", and " + decided);
    }
    Explanation.Verdict verdict = decided != null ? Explanation.Verdict.REFUSED
        : proven && judgement.admitted() ? Explanation.Verdict.ADMITTED : Explanation.Verdict.UNDECIDED;
    return new Explanation(verdict, judgement.refusal(), way.steps(), claims, proven, judgement.roles());
  }

  /** What comes behind the choice of an authority. */
  private final class Behind {

    private final Way way;
    private final Authority authority;
    private SigningKey signingKey;
    private boolean proven;

    private Behind(Way way, Authority authority) {
      this.way = way;
      this.authority = authority;
    }

    private Way.Stage key() {
      return new Way.Stage("key", "the authority " + authority + " publishes the kid");
    }

    private Way.Stage ofSignature() {
      return new Way.Stage("signature", "it is made by that key");
    }

    private Way.Stage ofClaims() {
      return new Way.Stage("claims", "each claim that is read has its type, and those are there that every token has");
    }

    private Way.Stage ofKeysIssuer() {
      return new Way.Stage("key's issuer", "the key is published for the token's tenant", List.of("tid"), List.of());
    }

    private void nothing() {
      way.notReached(key());
      way.notReached(ofSignature());
      way.notReached(ofClaims());
      way.notReached(ofKeysIssuer());
      descriptions.get(authority).forEach(description -> way.check(description, Step.Result.NOT_REACHED, null, null));
      denyList(false);
      way.notReached(ofDirectory());
      way.notReached(roles());
    }

    /** The list itself is in a store of the runtime. */
    private void denyList(boolean reached) {
      Way.Stage stage = new Way.Stage(Explanation.DENY_LIST, "neither token nor caller is revoked", List.of(),
          List.of(PlatformSettings.REVOCATION_OBJECT_STORE.name()));
      if (!values.has(PlatformSettings.REVOCATION_OBJECT_STORE)) {
        return;
      }
      if (reached) {
        way.notLookedAt(stage, "the list is in a store of the runtime");
      } else {
        way.notReached(stage);
      }
    }

    /** What a good signature proves; {@code null} where none was proven. */
    private Outcome<VerifiedToken> signature(UnverifiedToken token) {
      if (keys == null) {
        way.notLookedAt(key(), "no keys are given");
        way.notLookedAt(ofSignature(), "no keys are given");
        return null;
      }
      signingKey = keys.inMemory(authority, token.header().keyId());
      way.step(key(), signingKey == null ? Reason.KEY_UNKNOWN.refusal() : null);
      if (signingKey == null) {
        way.notReached(ofSignature());
        return null;
      }
      Outcome<VerifiedToken> verified = token.verify(signingKey.publicKey(), SignatureVerifier.OF_THE_JVM, authority.impliedTenant());
      boolean forged = verified.isRefused() && verified.refusal().reason() == Reason.SIGNATURE_INVALID;
      way.step(ofSignature(), forged ? verified.refusal() : null);
      proven = !forged;
      return forged ? null : verified;
    }

    private void claims(Outcome<VerifiedToken> verified) {
      Outcome<Claims> claims = verified.then(token -> Outcome.of(token.claims()));
      way.gate(ofClaims(), claims);
      if (claims.isRefused()) {
        way.notReached(ofKeysIssuer());
        descriptions.get(authority).forEach(description -> way.check(description, Step.Result.NOT_REACHED, null, null));
        return;
      }
      keysIssuer(claims.value());
      for (int i = 0; i < checks.size(); i++) {
        Refusal refusal = checks.get(i).check(claims.value(), authority).orElse(null);
        way.check(descriptions.get(authority).get(i), refusal == null ? Step.Result.PASSED : Step.Result.FAILED,
            kind(checks.get(i), claims.value()), refusal);
      }
    }

    /** The kind of caller, for the check that is about it. */
    private String kind(Check check, Claims claims) {
      return check instanceof CallerKindCheck
          ? CallerKind.of(claims, authority).map(CallerKind::setting).orElse("the token of no kind of caller") : null;
    }

    private void keysIssuer(Claims claims) {
      if (signingKey == null) {
        way.notLookedAt(ofKeysIssuer(), keys == null ? "no keys are given" : "no key has the kid");
        return;
      }
      boolean mine = signingKey.maySign(authority, claims.tenantId());
      proven &= mine;
      way.step(ofKeysIssuer(), mine ? null : Reason.KEY_OF_OTHER_ISSUER.refusal());
    }

    private Way.Stage roles() {
      return new Way.Stage("roles", values.has(Admission.REQUIRED_ROLES) || values.has(Admission.REQUIRED_ROLES_OF_APPS)
          ? "groups and app roles map to what requiredRoles (of an application requiredRolesOfApps) names" : "no role is required",
          List.of("groups", "roles", "wids"), List.of(Admission.ROLE_MAPPINGS.name(), Admission.REQUIRED_ROLES.name(),
              Admission.REQUIRED_ROLES_OF_APPS.name(), Admission.ROLE_MATCH.name()));
    }

    private Way.Stage ofDirectory() {
      return new Way.Stage("directory", "the token holds all groups, or Microsoft Graph tells them"
          + (values.get(DirectorySettings.REQUIRE_ENABLED_ACCOUNT) ? "; the account is enabled" : ""), List.of("_claim_names", "hasgroups"),
          List.of(DirectorySettings.GROUP_OVERAGE.name(), DirectorySettings.REQUIRE_ENABLED_ACCOUNT.name()));
    }

    /** What is decided behind the checks, for which the door alone can tell. */
    private void rest(Judgement judgement) {
      boolean reached = !way.ended() && !way.anyFailed();
      denyList(reached);
      if (!reached) {
        way.notReached(ofDirectory());
        way.notReached(roles());
      } else if (judgement.undecided()) {
        way.notLookedAt(ofDirectory(), "Microsoft Graph was not asked");
        way.notReached(roles());
      } else if (judgement.admitted() || judgement.refusal().reason() == Reason.ROLE_MISSING) {
        way.passed(ofDirectory(), null);
        if (judgement.admitted()) {
          way.passed(roles(), judgement.roles().isEmpty() ? null : "roles " + String.join(", ", judgement.roles()));
        } else {
          way.step(roles(), judgement.refusal());
        }
      } else {
        way.step(ofDirectory(), judgement.refusal());
        way.notReached(roles());
      }
    }
  }
}
