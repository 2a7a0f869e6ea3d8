package org.muleentra.jwt.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Needs a browser: skipped, and said so, where none is installed, unless {@code BROWSER_TESTS=required} is in the environment. A test's
 * parameter may be the {@link OpenConsole} that all share, but for those that change what the others rely on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({InBrowser.Installed.class, InBrowser.Shared.class})
@interface InBrowser {

  /** Whether the class has a console of its own, with a mock and a gateway of its own behind it. */
  boolean alone() default false;

  /** The condition. */
  final class Installed implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (Chromium.isInstalled() || "required".equals(System.getenv("BROWSER_TESTS"))) {
        return ConditionEvaluationResult.enabled("there is a browser, or has to be");
      }
      String why = "chromium and chromedriver are not both installed (Debian: apt-get install chromium chromium-driver)";
      System.out.println("Not tested in a browser: " + context.getDisplayName() + ", as " + why);
      return ConditionEvaluationResult.disabled(why);
    }
  }

  /** The console that is open for all, up to the end of the virtual machine, or for a class, up to its end. */
  final class Shared implements ParameterResolver {

    /** Not in JUnit's root store: Surefire runs each class of a fork by itself, and that store ends with each. */
    private static OpenConsole ofAll;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == OpenConsole.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      if (!context.getRequiredTestClass().getAnnotation(InBrowser.class).alone()) {
        return ofAll();
      }
      ExtensionContext ofClass = context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
      return ofClass.getStore(ExtensionContext.Namespace.create(OpenConsole.class))
          .computeIfAbsent(OpenConsole.class, type -> open(), OpenConsole.class);
    }

    private static synchronized OpenConsole ofAll() {
      if (ofAll == null) {
        ofAll = open();
        Runtime.getRuntime().addShutdownHook(new Thread(ofAll::close, "close-console"));
      }
      return ofAll;
    }

    private static OpenConsole open() {
      try {
        return OpenConsole.open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
