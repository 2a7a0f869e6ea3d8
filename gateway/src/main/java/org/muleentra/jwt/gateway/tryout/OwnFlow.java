package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.muleentra.jwt.gateway.application.Application;
import org.muleentra.jwt.gateway.application.CalledApi;
import org.muleentra.jwt.gateway.application.EntraClient;
import org.muleentra.jwt.gateway.application.ExpectedCaller;
import org.muleentra.jwt.gateway.application.Listener;
import org.muleentra.jwt.gateway.application.MockLimits;
import org.muleentra.jwt.gateway.application.RefusedApplicationException;
import org.muleentra.jwt.gateway.application.Surroundings;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.server.MockEntraBuilder;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.tool.form.FieldException;

/** An application of the caller's own on an engine, with a mock Entra beside it and, if so wished, the policy in front. */
final class OwnFlow implements AutoCloseable {

  /** An address for the check of a form, before anything is started. */
  private static final Surroundings NOWHERE = new Surroundings(0, "http://127.0.0.1:1", "http://127.0.0.1:1");

  private final Application application;
  private final Optional<JsonNode> form;
  private final MockEntra entra;
  private final Gateway gateway;

  private OwnFlow(Application application, Optional<JsonNode> form, MockEntra entra, Gateway gateway) {
    this.application = application;
    this.form = form;
    this.entra = entra;
    this.gateway = gateway;
  }

  /**
   * Reads the application and starts all of it on loopback, on ports of the system's choice, or nothing.
   *
   * @throws FieldException for the folder, the form or an option that is wrong
   * @throws RefusedApplicationException with a sentence for each line of the application that cannot be done here
   */
  static OwnFlow start(AppOptions options) {
    Application application = Application.read(options.directory(), options.properties());
    Optional<JsonNode> form = options.policy().map(JsonFile::read);
    form.ifPresent(values -> policy(application.name(), options.policy().get(), values, NOWHERE));
    MockEntra entra = entra(application);
    try {
      Gateway gateway = Gateway.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try {
        Surroundings around = new Surroundings(gateway.uri("").getPort(), entra.baseUrl(), entra.graphBaseUrl());
        gateway.add(application.spec(around, form.map(values -> policy(application.name(), options.policy().get(), values, around))));
        return new OwnFlow(application, form, entra, gateway);
      } catch (DeploymentException e) {
        gateway.close();
        throw refused(e, options, application.name());
      } catch (RuntimeException e) {
        gateway.close();
        throw e;
      }
    } catch (RuntimeException e) {
      entra.close();
      throw e;
    }
  }

  /** A mock that knows the application, by its secrets, and the APIs that it calls, for which it may have all that it asks for. */
  private static MockEntra entra(Application application) {
    MockEntraBuilder builder = MockEntra.builder();
    application.calledApis().forEach(api -> builder.api(api.clientId(), api.name(), TokenVersion.V2));
    application.clients().forEach(client -> client.names().forEach(name -> builder.api(client.clientId(), name, TokenVersion.V2)));
    MockEntra entra = builder.start();
    for (EntraClient client : application.clients()) {
      AppRegistration registration = registration(client.clientId(), entra);
      client.secrets().forEach(registration::secret);
      for (CalledApi api : application.calledApis()) {
        registration.consent(api.clientId(), api.scopes().toArray(String[]::new));
        if (!api.appRoles().isEmpty()) {
          registration.rolesOn(api.clientId(), api.appRoles().toArray(String[]::new));
        }
      }
    }
    return entra;
  }

  /** Contoso's applications are there already. */
  private static AppRegistration registration(String clientId, MockEntra entra) {
    try {
      return entra.application(clientId);
    } catch (IllegalArgumentException unknown) {
      return entra.register(clientId);
    }
  }

  private static String policy(String name, Path file, JsonNode form, Surroundings around) {
    if (!(form instanceof ObjectNode)) {
      throw new FieldException(file.toString(), "must be an object with the values of the policy's form");
    }
    form.fields().forEachRemaining(field -> MockLimits.fault(field.getKey(), field.getValue().asText()).ifPresent(sentence -> {
      throw new FieldException(file.toString(), field.getKey() + ": " + sentence);
    }));
    ObjectNode values = form.deepCopy();
    values.put("metadataBaseUrl", around.entra());
    if (values.path("groupOverage").asText().equals("graph") || values.has("graphBaseUrl")) {
      values.put("graphBaseUrl", around.graph());
    }
    try {
      return PolicyTemplate.load().render(name, values);
    } catch (FieldException e) {
      throw new FieldException(file.toString(), e.getMessage());
    }
  }

  private static FieldException refused(DeploymentException e, AppOptions options, String name) {
    boolean policy = options.policy().isPresent() && e.getMessage().startsWith(name + "-policy:");
    return new FieldException(policy ? options.policy().get().toString() : options.directory().toString(),
        "the engine refuses it: " + e.reason());
  }

  Application application() {
    return application;
  }

  MockEntra entra() {
    return entra;
  }

  Gateway gateway() {
    return gateway;
  }

  /** Whom the policy in front lets in, if there is one. */
  Optional<ExpectedCaller> expectedByThePolicy() {
    return form.map(values -> new ExpectedCaller("the policy", first(values, "tenants"), first(values, "audiences"),
        texts(values, "requiredScopes"), texts(values, "requiredAppRoles")));
  }

  /** The listeners, each with whom it lets in. */
  List<Listener> listeners() {
    Optional<ExpectedCaller> byPolicy = expectedByThePolicy();
    return application.listeners().stream()
        .map(listener -> new Listener(listener.flow(), listener.path(), listener.methods(), byPolicy.or(listener::caller))).toList();
  }

  private static String first(JsonNode form, String field) {
    List<String> values = texts(form, field);
    return values.isEmpty() ? "" : values.get(0);
  }

  private static List<String> texts(JsonNode form, String field) {
    return StreamSupport.stream(form.path(field).spliterator(), false).map(JsonNode::asText).toList();
  }

  @Override
  public void close() {
    gateway.close();
    entra.close();
  }
}
