package org.muleentra.jwt.core.identity;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Which of a machine's managed identities we are: the system-assigned one, or one that is named by an id; immutable. */
final class AssignedIdentity {

  /** The one that the machine itself is. */
  static final AssignedIdentity SYSTEM = new AssignedIdentity(null, null);

  private enum Id {
    CLIENT, OBJECT, RESOURCE
  }

  private final Id id;
  private final String value;

  private AssignedIdentity(Id id, String value) {
    this.id = id;
    this.value = value;
  }

  static AssignedIdentity ofClientId(String clientId) {
    return new AssignedIdentity(Id.CLIENT, clientId);
  }

  static AssignedIdentity ofObjectId(String objectId) {
    return new AssignedIdentity(Id.OBJECT, objectId);
  }

  static AssignedIdentity ofResourceId(String resourceId) {
    return new AssignedIdentity(Id.RESOURCE, resourceId);
  }

  /** Whether it is another than the system-assigned one. */
  boolean isNamed() {
    return id != null;
  }

  /** Names it in a query, unless it is the system-assigned one. */
  void nameIn(Map<String, String> parameters, String resourceIdParameter) {
    if (id != null) {
      parameters.put(id == Id.CLIENT ? "client_id" : id == Id.OBJECT ? "object_id" : resourceIdParameter, value);
    }
  }

  /**
   * Whether an answer that says whose the token is says that it is this one's; letters in any case.
   *
   * @param member the text of an answer's member, empty where there is none
   */
  boolean isConfirmedBy(UnaryOperator<String> member) {
    return id == null || value.equalsIgnoreCase(echo(member));
  }

  /** Whether an answer says that the token is another one's: by the client id, the one member that a page tells of. */
  boolean isDeniedBy(UnaryOperator<String> member) {
    return id == Id.CLIENT && !echo(member).isEmpty() && !isConfirmedBy(member);
  }

  private String echo(UnaryOperator<String> member) {
    switch (id) {
      case CLIENT:
        return member.apply("client_id");
      case OBJECT:
        return member.apply("object_id");
      default:
        String resourceId = member.apply("msi_res_id");
        return resourceId.isEmpty() ? member.apply("mi_res_id") : resourceId;
    }
  }

  @Override
  public String toString() {
    return id == null ? "the system-assigned managed identity" : "the managed identity " + value;
  }
}
