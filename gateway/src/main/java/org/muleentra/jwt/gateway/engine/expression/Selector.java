package org.muleentra.jwt.gateway.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mule.runtime.api.metadata.TypedValue;
import org.mvel2.MVEL;

/**
 * A chain such as {@code vars.decision.admitted} or {@code attributes.headers['authorization']}.
 *
 * <p>As in DataWeave, selecting from nothing gives nothing.
 */
final class Selector {

  private static final String STEP = "\\.(\\w+)|\\['([^']*)'\\]|\\[(\\d+)\\]";
  private static final Pattern CHAIN = Pattern.compile("([A-Za-z_]\\w*)((?:" + STEP.replaceAll("\\((?!\\?)", "(?:") + ")*)");
  private static final Pattern STEPS = Pattern.compile(STEP);
  private static final List<String> LITERALS = List.of("true", "false", "null", "empty");

  private final String root;
  private final List<String> keys;

  private Selector(String root, List<String> keys) {
    this.root = root;
    this.keys = keys;
  }

  /** Reads an expression, if it is nothing but a chain of selections. */
  static Optional<Selector> parse(String expression) {
    Matcher chain = CHAIN.matcher(expression);
    if (!chain.matches() || LITERALS.contains(chain.group(1))) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>();
    Matcher step = STEPS.matcher(chain.group(2));
    while (step.find()) {
      keys.add(step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3));
    }
    return Optional.of(new Selector(chain.group(1), keys));
  }

  /** Selects, starting from the variable that {@code variables} gives for the chain's first name. */
  Object select(Function<String, Object> variables) {
    Object value = variables.apply(root);
    for (String key : keys) {
      value = step(Fields.of(value), key);
    }
    return value;
  }

  /** Selects once; what is found may be a typed value. */
  static Object step(Object from, String key) {
    if (from == null) {
      return null;
    }
    if (from instanceof Map<?, ?> map) {
      return map.get(key);
    }
    if (from instanceof List<?> list) {
      int index = Integer.parseInt(key);
      return index < list.size() ? list.get(index) : null;
    }
    return MVEL.getProperty(key, from);
  }

  /** Variables reach a language as typed values; an expression sees the value. */
  static Object unwrap(Object value) {
    return value instanceof TypedValue<?> typed ? typed.getValue() : value;
  }
}
