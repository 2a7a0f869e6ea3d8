package org.muleentra.jwt.tool.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;

/** Forms with a few settings drawn at random, all of which a deployment would take. */
final class RandomForms {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Random random;
  private final Map<String, Supplier<Object>> draws = new LinkedHashMap<>();

  RandomForms(Random random) {
    this.random = random;
    draws.put("tenants", () -> some(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID, "organizations"));
    draws.put("audiences", () -> some(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI, "api://other"));
    draws.put("tokenVersions", () -> some("1.0", "2.0"));
    draws.put("callerKinds", () -> one(some("user", "app", "agent", "agentUser", "agentForUser"),
        List.of("user", "app", "agent", "agentUser", "agentForUser")));
    draws.put("requiredScopes", () -> some("Orders.Read", "Orders.Write", "Orders.All"));
    draws.put("scopeMatch", () -> one("any", "all"));
    draws.put("requiredAppRoles", () -> some("Orders.Read.All", "Orders.Write.All"));
    draws.put("allowedClientIds", () -> some(Contoso.WEB_CLIENT_ID, Contoso.DAEMON_CLIENT_ID));
    draws.put("certificateClientsOnly", () -> one(true, false));
    draws.put("clockSkew", () -> one(0, 30, 60, 300));
    draws.put("maximumTokenAge", () -> one(60, 1800, 7200));
    draws.put("maximumTokenSize", () -> one(1024, 2048, 24576));
    draws.put("requiredAuthenticationContext", () -> one("c1", "c2"));
    draws.put("requiredAuthenticationMethods", () -> some("mfa", "pwd", "fido"));
    draws.put("maximumAuthenticationAge", () -> one(600, 3600));
    draws.put("claimRules", () -> some("acct equals 0", "acct absent", "dept equals 4711", "dept exists", "dept contains 4711",
        "dept absent", "grade in a,b", "oid equals " + Contoso.USER_OBJECT_ID, "roles contains Orders.Read.All",
        "acrs contains c1", "uti exists",
        "idtyp equals user", "sub exists", "exp at-least 1772366400", "groups contains " + Contoso.READERS_GROUP_ID, "dept at-least 10",
        "azpacr equals 1", "scp matches Orders.*", "extn.grade absent", "amr contains mfa", "xms_act_fct absent", "sid exists",
        "ver equals 2.0", "in_corp equals true"));
    draws.put("auditClaims", () -> pairs(List.of("acct", "dept", "grade", "groups", "amr", "auth_time", "aud", "idtyp", "nbf", "extn.grade",
        "iss", "in_corp", "wids"), List.of("plain")));
    draws.put("roleMappings", () -> pairs(List.of(Contoso.READERS_GROUP_ID, Contoso.WRITERS_GROUP_ID, Contoso.ADMINS_GROUP_ID,
        "Orders.Read.All", "Order Readers", "Order%20Readers", "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"),
        List.of("reader", "writer", "chief clerk", "reader")));
    draws.put("requiredRoles", () -> some("reader", "writer", "chief clerk"));
    draws.put("requiredRolesOfApps", () -> some("reader", "writer"));
    draws.put("roleMatch", () -> one("any", "all"));
    draws.put("groupOverage", () -> one("deny", "appRolesOnly", "graph"));
    draws.put("requireEnabledAccount", () -> one(true, false));
    draws.put("reportOnly", () -> one(true, false));
    draws.put("cloud", () -> one("global", "global", "global", "usgovernment"));
  }

  private Object one(Object... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private List<String> some(String... choices) {
    List<String> some = new ArrayList<>();
    for (String choice : choices) {
      if (random.nextInt(choices.length) < 2) {
        some.add(choice);
      }
    }
    return some.isEmpty() ? List.of(choices[random.nextInt(choices.length)]) : some;
  }

  private List<Map<String, String>> pairs(List<String> keys, List<String> values) {
    return some(keys.toArray(String[]::new)).stream()
        .map(key -> Map.of("key", key, "value", values.get(random.nextInt(values.size())))).toList();
  }

  /** Any form. */
  Form next() {
    return drawn(Contosos.fields(), 1 + random.nextInt(4));
  }

  /** The form with a setting or two drawn anew. */
  Form changed(Form form) {
    return drawn(MAPPER.convertValue(form.fields(), new com.fasterxml.jackson.core.type.TypeReference<>() {}), 1 + random.nextInt(2));
  }

  private Form drawn(Map<String, Object> from, int changes) {
    List<String> names = List.copyOf(draws.keySet());
    for (int attempt = 0; attempt < 1000; attempt++) {
      Map<String, Object> fields = new LinkedHashMap<>(from);
      for (int i = 0; i < changes; i++) {
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(5) == 0 && !name.equals("tenants") && !name.equals("audiences")) {
          fields.remove(name);
        } else {
          fields.put(name, draws.get(name).get());
        }
      }
      fields.remove("graphClientId");
      fields.remove("graphClientSecret");
      if ("graph".equals(fields.get("groupOverage")) || Boolean.TRUE.equals(fields.get("requireEnabledAccount"))) {
        fields.put("graphClientId", Contoso.GRAPH_CLIENT_ID);
        fields.put("graphClientSecret", "a~secret.of-Contoso");
      }
      try {
        return Form.of(MAPPER.valueToTree(fields), Contosos.CLOCK);
      } catch (FieldException notAForm) {
        // Another draw then.
      }
    }
    throw new AssertionError("no form was found");
  }
}
