package org.muleentra.jwt.gateway.engine.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.muleentra.jwt.gateway.engine.expression.Tokens.Kind;
import org.muleentra.jwt.gateway.engine.expression.Tokens.Token;

/**
 * Reads the part of DataWeave that the stand-in has: selections, texts, numbers, lists, objects, comparisons, {@code and},
 * {@code or}, {@code !}, {@code if … else}, {@code ++}, {@code default}, {@code contains}, {@code as}, and a few functions.
 *
 * <p>DataWeave's functions between two values bind in ways that few know by heart, so where one stands beside another operator this
 * asks for parentheses, and then both languages mean the same.
 */
final class FormulaReader {

  /** Words of MVEL, which must not pass for variables that are not there. */
  private static final Set<String> MVELS = Set.of("empty", "nil", "this", "new");
  private static final Set<String> BETWEEN = Set.of("++", "default", "contains");
  private static final List<Set<String>> LEVELS = List.of(Set.of("or"), Set.of("and"), Set.of("==", "!="), Set.of("<", "<=", ">", ">="),
      Set.of("+", "-"), Set.of("*", "/"));
  private static final Map<String, Object> LITERALS = literals();

  private final Tokens tokens;
  private final Set<String> roots = new TreeSet<>();

  private FormulaReader(Tokens tokens) {
    this.tokens = tokens;
  }

  private static Map<String, Object> literals() {
    Map<String, Object> literals = new LinkedHashMap<>();
    literals.put("true", true);
    literals.put("false", false);
    literals.put("null", null);
    return literals;
  }

  /**
   * Reads an expression.
   *
   * @throws UnreadableExpressionException where it is more than the stand-in has
   */
  static Formula read(String expression) {
    return new FormulaReader(new Tokens(expression)).whole();
  }

  /**
   * Reads an expression and names the variables that it begins its selections with.
   *
   * @throws UnreadableExpressionException where it is more than the stand-in has
   */
  static Set<String> roots(String expression) {
    FormulaReader reader = new FormulaReader(new Tokens(expression));
    reader.whole();
    return reader.roots;
  }

  private Formula whole() {
    Formula formula = formula();
    if (tokens.peek().kind() != Kind.END) {
      throw Tokens.has(tokens.peek().text());
    }
    return formula;
  }

  private Formula formula() {
    if (tokens.accept("if")) {
      return choice();
    }
    Formula first = single();
    if (BETWEEN.contains(tokens.peek().text()) && tokens.peek().kind() != Kind.TEXT) {
      return between(first);
    }
    Formula all = level(0, first);
    refuseBetween(tokens.peek());
    return all;
  }

  private Formula choice() {
    tokens.expect("(");
    Formula condition = formula();
    tokens.expect(")");
    Formula then = formula();
    tokens.expect("else");
    Formula otherwise = formula();
    return variables -> Operations.truth(condition.value(variables)) ? then.value(variables) : otherwise.value(variables);
  }

  /** A chain of one and the same function between values, from left to right. */
  private Formula between(Formula first) {
    String function = tokens.peek().text();
    Formula all = first;
    while (tokens.accept(function)) {
      Formula left = all;
      Formula right = single();
      all = variables -> Operations.between(function, left.value(variables), () -> right.value(variables));
    }
    refuseBetween(tokens.peek());
    if (LEVELS.stream().anyMatch(level -> level.stream().anyMatch(tokens.peek()::is))) {
      throw mixed(function, tokens.peek().text());
    }
    return all;
  }

  private static void refuseBetween(Token token) {
    if (token.kind() != Kind.TEXT && BETWEEN.contains(token.text())) {
      throw mixed(token.text(), "another operator");
    }
  }

  private static UnreadableExpressionException mixed(String one, String other) {
    return new UnreadableExpressionException("has `" + one + "` beside " + (other.contains(" ") ? other : "`" + other + "`")
        + ", where the stand-in for DataWeave wants parentheses");
  }

  /** What binds at least as tightly as a level, behind a first operand. */
  private Formula level(int level, Formula first) {
    if (level == LEVELS.size()) {
      return first;
    }
    Formula all = level(level + 1, first);
    while (LEVELS.get(level).stream().anyMatch(tokens.peek()::is)) {
      String operator = tokens.take().text();
      Formula left = all;
      Formula right = level(level + 1, single());
      all = variables -> Operations.binary(operator, left.value(variables), () -> right.value(variables));
    }
    return all;
  }

  private Formula single() {
    if (tokens.accept("!")) {
      Formula denied = single();
      return variables -> !Operations.truth(denied.value(variables));
    }
    if (tokens.accept("-")) {
      Formula number = single();
      return variables -> Operations.binary("-", 0, () -> number.value(variables));
    }
    Formula value = selected(primary());
    while (tokens.accept("as")) {
      Formula before = value;
      String type = tokens.take().text();
      if (!Operations.TYPES.contains(type)) {
        throw Tokens.has("as " + type);
      }
      value = variables -> Operations.as(type, before.value(variables));
    }
    return value;
  }

  private Formula selected(Formula from) {
    Formula value = from;
    while (true) {
      Formula before = value;
      if (tokens.accept(".")) {
        Token key = tokens.take();
        if (key.kind() != Kind.NAME && key.kind() != Kind.TEXT) {
          throw Tokens.has("." + key.text());
        }
        if (tokens.peek().is("(")) {
          throw new UnreadableExpressionException("calls `" + key.text() + "(…)` on a value, which DataWeave has not");
        }
        value = variables -> Selector.step(Fields.of(before.value(variables)), key.text());
      } else if (tokens.accept("[")) {
        Formula key = formula();
        tokens.expect("]");
        value = variables -> Selector.step(Fields.of(before.value(variables)), Operations.text(key.value(variables)));
      } else {
        return value;
      }
    }
  }

  private Formula primary() {
    Token token = tokens.take();
    switch (token.kind()) {
      case NUMBER:
        Object number = Operations.number(token.text());
        return variables -> number;
      case TEXT:
        return variables -> token.text();
      case NAME:
        return named(token.text());
      default:
        return signed(token);
    }
  }

  private Formula named(String name) {
    if (MVELS.contains(name)) {
      throw Tokens.has(name);
    }
    if (LITERALS.containsKey(name)) {
      Object literal = LITERALS.get(name);
      return variables -> literal;
    }
    if (tokens.accept("(")) {
      if (!Operations.FUNCTIONS.contains(name)) {
        throw Tokens.has(name + "(…)");
      }
      Formula argument = formula();
      tokens.expect(")");
      return variables -> Operations.function(name, argument.value(variables));
    }
    roots.add(name);
    return variables -> variables.apply(name);
  }

  private Formula signed(Token token) {
    if (token.is("(")) {
      Formula inner = formula();
      tokens.expect(")");
      return inner;
    }
    if (token.is("[")) {
      return list();
    }
    if (token.is("{")) {
      return object();
    }
    throw token.kind() == Kind.END ? new UnreadableExpressionException("ends too early") : Tokens.has(token.text());
  }

  private Formula list() {
    List<Formula> items = new ArrayList<>();
    while (!tokens.accept("]")) {
      items.add(formula());
      if (!tokens.peek().is("]")) {
        tokens.expect(",");
      }
    }
    return variables -> {
      List<Object> list = new ArrayList<>();
      items.forEach(item -> list.add(Fields.of(item.value(variables))));
      return list;
    };
  }

  private Formula object() {
    Map<String, Formula> members = new LinkedHashMap<>();
    while (!tokens.accept("}")) {
      Token key = tokens.take();
      if (key.kind() != Kind.NAME && key.kind() != Kind.TEXT) {
        throw key.kind() == Kind.END ? new UnreadableExpressionException("ends where } is missing") : Tokens.has(key.text());
      }
      tokens.expect(":");
      members.put(key.text(), formula());
      if (!tokens.peek().is("}")) {
        tokens.expect(",");
      }
    }
    return variables -> {
      Map<String, Object> object = new LinkedHashMap<>();
      members.forEach((name, member) -> object.put(name, Fields.of(member.value(variables))));
      return object;
    };
  }
}
