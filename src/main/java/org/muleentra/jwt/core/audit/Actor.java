package org.muleentra.jwt.core.audit;

/** Who did something to the gatekeeper, as far as the flow knows; immutable. */
public final class Actor {

  /** Nobody that is known: the flow asked for no authentication. */
  public static final Actor UNKNOWN = new Actor(null, null, null);

  private static final int LONGEST = 200;

  private final String name;
  private final String tenantId;
  private final String clientId;

  /**
   * Each may be {@code null}.
   *
   * @param name of who is authenticated in the flow: of a caller admitted here the object id, or the client id of an application
   * @param tenantId of a caller admitted here
   * @param clientId through which a caller admitted here called
   */
  public Actor(String name, String tenantId, String clientId) {
    this.name = name;
    this.tenantId = tenantId;
    this.clientId = clientId;
  }

  void write(JsonLine record) {
    record.text("Actor", name, LONGEST).text("ActorTenantId", tenantId, LONGEST).text("ActorAppId", clientId, LONGEST);
  }
}
