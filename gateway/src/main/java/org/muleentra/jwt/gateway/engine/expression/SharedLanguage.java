package org.muleentra.jwt.gateway.engine.expression;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mule.runtime.api.el.BindingContext;
import org.mule.runtime.api.el.DefaultValidationResult;
import org.mule.runtime.api.el.ExpressionExecutionException;
import org.mule.runtime.api.el.ExpressionLanguage;
import org.mule.runtime.api.el.ValidationResult;
import org.mule.runtime.api.i18n.I18nMessageFactory;
import org.mule.runtime.api.metadata.DataType;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.api.metadata.TypedValue;
import org.mvel2.MVEL;
import org.mvel2.optimizers.OptimizerFactory;

/** Evaluates what {@link FormulaReader} reads the way DataWeave does, and what else DataWeave and MVEL have in common by MVEL. */
final class SharedLanguage implements ExpressionLanguage {

  static {
    // MVEL's default optimizer writes byte code into closed packages of the JDK.
    OptimizerFactory.setDefaultOptimizer("reflective");
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Function<BindingContext, Object>> parsed = new ConcurrentHashMap<>();
  private volatile BindingContext global = BindingContext.builder().build();

  @Override
  public void addGlobalBindings(BindingContext bindings) {
    global = BindingContext.builder(global).addAll(bindings).build();
  }

  @Override
  public TypedValue<?> evaluate(String expression, BindingContext context) {
    return typed(value(expression, context));
  }

  @Override
  public TypedValue<?> evaluate(String expression, DataType expectedOutputType, BindingContext context) {
    return typed(value(expression, context));
  }

  @Override
  public TypedValue<?> evaluateLogExpression(String expression, BindingContext context) {
    return typed(value(expression, context));
  }

  @Override
  public ValidationResult validate(String expression) {
    try {
      parse(expression);
      return new DefaultValidationResult(true, null);
    } catch (RuntimeException e) {
      return new DefaultValidationResult(false, e.getMessage());
    }
  }

  @Override
  public Iterator<TypedValue<?>> split(String expression, BindingContext context) {
    Object value = value(expression, context);
    Collection<?> items = value instanceof Collection<?> collection ? collection : value == null ? List.of() : List.of(value);
    return items.stream().<TypedValue<?>>map(SharedLanguage::typed).iterator();
  }

  private Object value(String expression, BindingContext context) {
    try {
      return Selector.unwrap(parsed.computeIfAbsent(expression, SharedLanguage::parse).apply(context(context)));
    } catch (RuntimeException e) {
      throw new ExpressionExecutionException(I18nMessageFactory.createStaticMessage(e.getMessage()), e);
    }
  }

  private BindingContext context(BindingContext context) {
    return BindingContext.builder(global).addAll(context).build();
  }

  private static Function<BindingContext, Object> parse(String expression) {
    Script script = Script.of(expression);
    Function<BindingContext, Object> body = body(script.body());
    return script.json() ? context -> new JsonText(JSON.valueToTree(Fields.of(body.apply(context))).toString()) : body;
  }

  private static Function<BindingContext, Object> body(String text) {
    Optional<Selector> selector = Selector.parse(text);
    if (selector.isPresent()) {
      return context -> selector.get().select(name -> variable(context, name));
    }
    try {
      Formula formula = FormulaReader.read(text);
      return context -> formula.value(name -> variable(context, name));
    } catch (UnreadableExpressionException e) {
      return byMvel(MVEL.compileExpression(text));
    }
  }

  private static Function<BindingContext, Object> byMvel(Object compiled) {
    return context -> MVEL.executeExpression(compiled, variables(context));
  }

  private static Map<String, Object> variables(BindingContext context) {
    Map<String, Object> variables = new HashMap<>();
    context.identifiers().forEach(name -> variables.put(name, unwrapped(name, context)));
    return variables;
  }

  private static Object variable(BindingContext context, String name) {
    return context.lookup(name).orElse(null);
  }

  /** MVEL knows nothing of typed values. */
  private static Object unwrapped(String name, BindingContext context) {
    Object value = Selector.unwrap(variable(context, name));
    if (!name.equals("vars") || value == null) {
      return value;
    }
    Map<Object, Object> unwrapped = new HashMap<>();
    ((Map<?, ?>) value).forEach((key, item) -> unwrapped.put(key, Selector.unwrap(item)));
    return unwrapped;
  }

  /** What a flow wrote as JSON, which its media type says. */
  private record JsonText(String text) {}

  private static TypedValue<?> typed(Object value) {
    if (value instanceof JsonText json) {
      return new TypedValue<>(json.text(), DataType.builder().type(String.class).mediaType(MediaType.APPLICATION_JSON).build());
    }
    return new TypedValue<>(value, DataType.fromObject(value));
  }
}
