package org.muleentra.jwt.testkit.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.sts.AccessPolicy;
import org.muleentra.jwt.testkit.sts.ConditionalAccess;

/** Demands something of a user, of whoever reaches an API on somebody's behalf, or of a client; or lifts all demands. */
final class ConditionalAccessCommand implements Command {
  private static final Map<String, Policy> POLICIES = new LinkedHashMap<>();
  private static final Map<String, UnaryOperator<AccessPolicy>> FORMS = new LinkedHashMap<>();

  static {
    POLICIES.put("mfa", order -> AccessPolicy.mfa());
    POLICIES.put("mfaRegistration", order -> AccessPolicy.mfaRegistration());
    POLICIES.put("authenticationContext", ConditionalAccessCommand::authenticationContext);
    POLICIES.put("blocked", order -> AccessPolicy.blocked());
    FORMS.put("invalid_grant", AccessPolicy::asInvalidGrant);
    FORMS.put("interaction_required", AccessPolicy::asInteractionRequired);
  }

  private final ConditionalAccess conditionalAccess;
  private final Registrations registrations;

  ConditionalAccessCommand(ConditionalAccess conditionalAccess, Registrations registrations) {
    this.conditionalAccess = conditionalAccess;
    this.registrations = registrations;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    String whom = order.oneOf("user", "api", "client", "lift");
    Runnable change = whom.equals("lift") ? lift(order) : demand(whom, order);
    return () -> {
      change.run();
      return Collections.emptyMap();
    };
  }

  private Runnable lift(Order order) throws BadOrder {
    if (!order.flag("lift")) {
      throw order.wrong("lift", "must be true");
    }
    return conditionalAccess::lift;
  }

  private Runnable demand(String whom, Order order) throws BadOrder {
    AccessPolicy plain = order.choice("policy", POLICIES).read(order);
    AccessPolicy policy = order.has("error") ? order.choice("error", FORMS).apply(plain) : plain;
    switch (whom) {
      case "user":
        String objectId = order.text("user");
        return () -> conditionalAccess.user(objectId, policy);
      case "api":
        String api = registrations.api(order.text("api")).map(ApiRegistration::clientId)
            .orElseThrow(() -> order.wrong("api", "must be the client id or App ID URI of a registered API"));
        return () -> conditionalAccess.api(api, policy);
      default:
        String clientId = Clients.named(registrations, order).clientId();
        return () -> conditionalAccess.client(clientId, policy);
    }
  }

  private static AccessPolicy authenticationContext(Order order) throws BadOrder {
    String context = order.text("context");
    if (!context.matches("c[1-9][0-9]?")) {
      throw order.wrong("context", "must be c1 to c99");
    }
    return AccessPolicy.authenticationContext(context);
  }

  /** One kind of policy, with the members that it needs. */
  private interface Policy {
    AccessPolicy read(Order order) throws BadOrder;
  }
}
