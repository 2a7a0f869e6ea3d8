package org.muleentra.jwt.testkit.junit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Starts a mock Entra ID before the tests and closes it after them.
 *
 * <p>In a static field with {@code @RegisterExtension}, or with {@code @ExtendWith}, one mock serves a class and its
 * nested classes; in an instance field each test has its own. Tests may take a {@link MockEntra}, {@link MockGraph} or
 * {@link TokenMint} as a parameter. After each test faults are healed and a stopped mock is started again; keys,
 * registrations and memberships stay.
 */
public final class MockEntraExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback,
    ParameterResolver {
  private static final List<Class<?>> PARAMETERS =
      Collections.unmodifiableList(Arrays.asList(MockEntra.class, MockGraph.class, TokenMint.class));

  private final Supplier<MockEntra> starter;
  private MockEntra entra;
  private int users;

  /** A mock of Contoso in the global cloud on any free port. */
  public MockEntraExtension() {
    this(MockEntra::start);
  }

  private MockEntraExtension(Supplier<MockEntra> starter) {
    this.starter = starter;
  }

  /**
   * A mock with settings of its own.
   *
   * @param starter makes a running mock, for example <code>() -&gt; MockEntra.builder().externalId().start()</code>
   * @return the extension
   */
  public static MockEntraExtension startedBy(Supplier<MockEntra> starter) {
    return new MockEntraExtension(Objects.requireNonNull(starter, "starter"));
  }

  /**
   * @return the running mock
   * @throws IllegalStateException before the first test and after the last
   */
  public synchronized MockEntra entra() {
    if (entra == null) {
      throw new IllegalStateException("the mock runs from before the tests until after them");
    }
    return entra;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    startWithin(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    startWithin(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    MockEntra running = entra();
    running.heal();
    running.graph().heal();
    if (!running.isRunning()) {
      running.restart();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == MockGraph.class) {
      return entra().graph();
    }
    return type == TokenMint.class ? entra().mint() : entra();
  }

  /** The mock lives until the last context ends that needed it: of a test, a class or several classes at once. */
  private synchronized void startWithin(ExtensionContext context) {
    if (users == 0) {
      entra = starter.get();
    }
    users++;
    context.getStore(ExtensionContext.Namespace.create(MockEntraExtension.class, this))
        .put(MockEntra.class, new Closing());
  }

  private synchronized void release() {
    users--;
    if (users == 0) {
      entra.close();
      entra = null;
    }
  }

  /** JUnit before 5.13 closes resources of its own type alone, later ones prefer the platform's. */
  private final class Closing implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      release();
    }
  }
}
