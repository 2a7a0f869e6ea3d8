package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** A managed identity of the machine or app that this runtime is on, and who gives it tokens; immutable. */
public final class ManagedIdentity {

  private static final String SEGMENT = "/[^/?#%&\\u0000-\\u0020]+";

  /** The client id of a user-assigned identity. */
  public static final Setting<String, String> CLIENT_ID = Setting.text("managedIdentityClientId", Format.GUID);

  /** Its object id, which is called principal id as well. */
  public static final Setting<String, String> OBJECT_ID = Setting.text("managedIdentityObjectId", Format.GUID);

  /** Its Azure resource id. */
  public static final Setting<String, String> RESOURCE_ID = Setting.text("managedIdentityResourceId", Format.WORD.rule(
      Format.inAnyCase("/subscriptions") + SEGMENT + Format.inAnyCase("/resourceGroups") + SEGMENT
          + Format.inAnyCase("/providers/Microsoft.ManagedIdentity/userAssignedIdentities") + SEGMENT,
      "must be the Azure resource id of a user-assigned managed identity, as /subscriptions/…/userAssignedIdentities/…"));

  /** Who gives the tokens, or that nobody does; {@code auto} is whom the variables of this process tell of. */
  public static final Setting<String, ManagedIdentityHost.Kind> HOST = Setting.choice("managedIdentityHost", ManagedIdentityHost.Kind.values(),
      ManagedIdentityHost.Kind::setting, ManagedIdentityHost.Kind.NONE);

  private static final List<Setting<String, String>> IDS =
      Collections.unmodifiableList(Arrays.asList(CLIENT_ID, OBJECT_ID, RESOURCE_ID));

  private final ManagedIdentityHost host;
  private final AssignedIdentity identity;

  private ManagedIdentity(ManagedIdentityHost host, AssignedIdentity identity) {
    this.host = host;
    this.identity = identity;
  }

  /**
   * The identity that the settings name, the system-assigned one where they name none; nobody is asked yet.
   *
   * @param environment reads a variable of this process, or {@code null} where it has none
   * @throws InvalidSettingException naming the setting that is wrong, or the variable that it finds
   */
  public static ManagedIdentity of(SettingValues values, UnaryOperator<String> environment) {
    return of(values, environment, null);
  }

  /** The same with keys of another agent of Azure Arc than this machine's, or {@code null}. */
  static ManagedIdentity of(SettingValues values, UnaryOperator<String> environment, ArcKeys arcKeys) {
    String clientId = values.get(CLIENT_ID);
    String objectId = values.get(OBJECT_ID);
    String resourceId = values.get(RESOURCE_ID);
    require(CLIENT_ID.name() + ", " + OBJECT_ID.name() + " and " + RESOURCE_ID.name(), IDS.stream().filter(values::has).count() <= 1,
        "must name the managed identity once at most");
    AssignedIdentity identity = clientId != null ? AssignedIdentity.ofClientId(clientId)
        : objectId != null ? AssignedIdentity.ofObjectId(objectId)
        : resourceId != null ? AssignedIdentity.ofResourceId(resourceId) : AssignedIdentity.SYSTEM;
    return new ManagedIdentity(ManagedIdentityHost.of(values.get(HOST), environment, arcKeys), identity);
  }

  /**
   * Whether the settings speak of one.
   *
   * @throws InvalidSettingException where they name one and nobody who gives its tokens
   */
  static boolean isGiven(SettingValues values) {
    boolean given = values.get(HOST) != ManagedIdentityHost.Kind.NONE;
    IDS.forEach(id -> require(id.name(), given || values.get(id) == null, "needs " + HOST.name()));
    return given;
  }

  /**
   * The one address at which tokens are asked for, over plain http mostly. No proxy may stand between: it would see the tokens, and
   * these hosts answer to this machine alone.
   */
  public URI address() {
    return host.address();
  }

  /**
   * Where its tokens come from; not asked yet.
   *
   * @param transport without a proxy
   * @param random numbers from 0 to below 1, which spread the retries of many replicas
   */
  TokenIssuer issuer(Transport transport, Timetable timetable, Clock clock, DoubleSupplier random) {
    return new ManagedIdentityEndpoint(host, identity, transport, timetable, clock, random);
  }

  /** Which identity of whom, for the log. */
  @Override
  public String toString() {
    return identity + " of " + host.name();
  }
}
