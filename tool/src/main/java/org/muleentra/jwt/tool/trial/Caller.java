package org.muleentra.jwt.tool.trial;

import java.util.Map;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.check.CallerKind;

/** The kinds of caller that are tried, with what Entra writes into their tokens and into no other's. */
enum Caller {
  PERSON("person", CallerKind.USER, TokenVersion.V2, Map.of("acct", 0L)),
  PERSON_V1("person, token 1.0", CallerKind.USER, TokenVersion.V1, Map.of("acct", 0L)),
  /** Of another tenant, invited here. */
  GUEST("guest", CallerKind.USER, TokenVersion.V2,
      Map.of("acct", 1L, "idp", "https://sts.windows.net/0f1e2d3c-7e57-4a5b-8c69-5ca1ab1e0b01/")),
  APPLICATION("application", CallerKind.APP, TokenVersion.V2, Map.of("idtyp", "app")),
  /** Without {@code idtyp}, which is an optional claim. */
  APPLICATION_V1("application, token 1.0", CallerKind.APP, TokenVersion.V1, Map.of()),
  MANAGED_IDENTITY("managed identity", CallerKind.APP, TokenVersion.V2, Map.of("idtyp", "app", "xms_mirid",
      "/subscriptions/5ab5c21b-7e57-4099-bfbd-5ca1ab1e0d01/resourcegroups/x/providers/Microsoft.Compute/virtualMachines/x")),
  /** Facets: Microsoft Entra, "Token claims reference for agents". */
  AGENT("agent", CallerKind.AGENT, TokenVersion.V2, Map.of("idtyp", "app", "xms_act_fct", "3 9 11", "xms_sub_fct", "3 9 11")),
  AGENT_USER("agent's user account", CallerKind.AGENT_USER, TokenVersion.V2,
      Map.of("idtyp", "user", "xms_act_fct", "3 9 11", "xms_sub_fct", "3 13")),
  AGENT_FOR_USER("agent for a person", CallerKind.AGENT_FOR_USER, TokenVersion.V2,
      Map.of("idtyp", "user", "xms_act_fct", "3 9 11", "xms_sub_fct", "3"));

  private final String label;
  private final CallerKind kind;
  private final TokenVersion version;
  private final Map<String, Object> marks;

  Caller(String label, CallerKind kind, TokenVersion version, Map<String, Object> marks) {
    this.label = label;
    this.kind = kind;
    this.version = version;
    this.marks = marks;
  }

  String label() {
    return label;
  }

  boolean delegated() {
    return kind.delegated();
  }

  TokenVersion version() {
    return version;
  }

  Map<String, Object> marks() {
    return marks;
  }
}
