package org.muleentra.jwt.core.setting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rule of one setting, stated in the file that uses it: its name, what it may be, what it is unless given, and the
 * sentence that a wrong value gets. Its words for people stand on the extension's field of the same name. Immutable.
 *
 * @param <R> what is given: a text, a number, a flag, or texts in a collection or map; {@code null} and empty are not given
 * @param <T> what is read of it
 */
public final class Setting<R, T> {

  private final String name;
  private final Shape shape;
  private final BiFunction<String, R, T> reading;

  private Setting(String name, Shape shape, BiFunction<String, R, T> reading) {
    this.name = name;
    this.shape = shape;
    this.reading = reading;
  }

  /** A switch that is off unless given. */
  public static Setting<Boolean, Boolean> flag(String name) {
    return new Setting<>(name, new Shape(Shape.Kind.FLAG).unlessGiven(false), (field, given) -> Boolean.TRUE.equals(given));
  }

  /** A number between two, both allowed; {@code unit} is what it counts, in the plural, or {@code null}. */
  public static Setting<Integer, Integer> number(String name, String unit, int least, int most, int unlessGiven) {
    return new Setting<>(name, new Shape(Shape.Kind.NUMBER).between(least, most, unit).unlessGiven(unlessGiven), (field, given) -> {
      int number = given == null ? unlessGiven : given;
      InvalidSettingException.require(field, number >= least && number <= most, "must be " + between(least, most, unit));
      return number;
    });
  }

  /** A number between two, both allowed, or 0 for no such rule, as is unless given. */
  public static Setting<Integer, Integer> numberOrZero(String name, String unit, int least, int most) {
    return new Setting<>(name, new Shape(Shape.Kind.NUMBER).between(least, most, unit).orZero().unlessGiven(0), (field, given) -> {
      int number = given == null ? 0 : given;
      InvalidSettingException.require(field, number == 0 || number >= least && number <= most,
          "must be " + between(least, most, unit) + ", or 0 for no such rule");
      return number;
    });
  }

  /** One of a few words. */
  public static <E extends Enum<E>> Setting<String, E> choice(String name, E[] choices, Function<E, String> word, E unlessGiven) {
    return new Setting<>(name, new Shape(Shape.Kind.TEXT).words(words(choices, word)).unlessGiven(word.apply(unlessGiven)),
        (field, given) -> given == null || given.isEmpty() ? unlessGiven : chosen(field, given, choices, word));
  }

  /** Some of a few words, each once. */
  public static <E extends Enum<E>> Setting<Collection<String>, Set<E>> choices(String name, Class<E> type, Function<E, String> word,
      Set<E> unlessGiven) {
    E[] choices = type.getEnumConstants();
    return new Setting<>(name, new Shape(Shape.Kind.LIST).words(words(choices, word))
        .unlessGiven(unlessGiven.stream().map(word).collect(Collectors.toList())), (field, given) -> {
      EnumSet<E> all = EnumSet.noneOf(type);
      eachOf(field, given, Format.TEXT::read).forEach(text -> all.add(chosen(field, text, choices, word)));
      return Collections.unmodifiableSet(all.isEmpty() ? unlessGiven : all);
    });
  }

  /** A text, or {@code null}. */
  public static Setting<String, String> text(String name, Format format) {
    return new Setting<>(name, new Shape(Shape.Kind.TEXT).format(format),
        (field, given) -> given == null || given.isEmpty() ? null : format.read(field, given));
  }

  /** A text that is shown to nobody, or {@code null}. */
  public static Setting<String, String> secret(String name, Format format) {
    return new Setting<>(name, new Shape(Shape.Kind.TEXT).format(format).secret(), text(name, format).reading);
  }

  /** Texts, in the order given and each once. */
  public static Setting<Collection<String>, Set<String>> texts(String name, Format format) {
    return new Setting<>(name, new Shape(Shape.Kind.LIST).format(format), (field, given) -> setOf(eachOf(field, given, format::read)));
  }

  /** Texts of which something is made, by the name of the entry and the text, in the order given. */
  public static <X> Setting<Collection<String>, List<X>> list(String name, Format format, BiFunction<String, String, X> made) {
    return new Setting<>(name, new Shape(Shape.Kind.LIST).format(format).readFurther(),
        (field, given) -> eachOf(field, given, (entry, text) -> made.apply(entry, format.read(entry, text))));
  }

  /** The same, of which there must be at least one. */
  public static Setting<Collection<String>, Set<String>> atLeastOne(String name, Format format) {
    return new Setting<>(name, new Shape(Shape.Kind.LIST).format(format).required(), (field, given) -> {
      Set<String> texts = setOf(eachOf(field, given, format::read));
      InvalidSettingException.require(field, !texts.isEmpty(), "must hold at least one value");
      return texts;
    });
  }

  /** Texts by text, in the order given; two keys that are read as one are refused. */
  public static Setting<Map<String, String>, Map<String, String>> mapping(String name, Format keys, Format values) {
    return new Setting<>(name, new Shape(Shape.Kind.MAP).keys(keys).format(values), (field, given) -> {
      Map<String, String> mapping = new LinkedHashMap<>();
      if (given != null) {
        given.forEach((key, value) -> InvalidSettingException.require(field,
            mapping.put(keys.read(field + " key", key), values.read(field + " value", value)) == null,
            "must not map one key twice"));
      }
      return Collections.unmodifiableMap(mapping);
    });
  }

  /** Texts by a few words; the field of a wrong text is named after its word. */
  public static Setting<Map<String, String>, Map<String, String>> mappingOfWords(String name, List<String> words, Format values) {
    return new Setting<>(name, new Shape(Shape.Kind.MAP).words(words).format(values), (field, given) -> {
      Map<String, String> mapping = new LinkedHashMap<>();
      if (given != null) {
        InvalidSettingException.require(field, words.containsAll(given.keySet()), "must name only " + String.join(", ", words));
        given.forEach((word, value) -> mapping.put(word, values.read(field + "." + word, value)));
      }
      return Collections.unmodifiableMap(mapping);
    });
  }

  /** The same rule, and what is read is made into something else; its errors name this field. */
  public <U> Setting<R, U> as(BiFunction<String, T, U> next) {
    return new Setting<>(name, shape, (field, given) -> next.apply(field, reading.apply(field, given)));
  }

  /** Its name in forms and in XML. */
  public String name() {
    return name;
  }

  /** What it may be, for who shows it. */
  public Shape shape() {
    return shape;
  }

  /** @throws InvalidSettingException where a rule is broken */
  T read(R given) {
    return reading.apply(name, given);
  }

  private static String between(int least, int most, String unit) {
    return least + " to " + most + (unit == null ? "" : " " + unit);
  }

  private static <E extends Enum<E>> List<String> words(E[] choices, Function<E, String> word) {
    return Arrays.stream(choices).map(word).collect(Collectors.toList());
  }

  private static <E extends Enum<E>> E chosen(String field, String given, E[] choices, Function<E, String> word) {
    return Arrays.stream(choices).filter(choice -> word.apply(choice).equals(given)).findFirst().orElseThrow(
        () -> new InvalidSettingException(field, "must be one of " + String.join(", ", words(choices, word))));
  }

  private static <X> List<X> eachOf(String field, Collection<String> given, BiFunction<String, String, X> made) {
    List<X> all = new ArrayList<>();
    if (given != null) {
      given.forEach(text -> all.add(made.apply(entry(field, all.size()), text)));
    }
    return Collections.unmodifiableList(all);
  }

  private static Set<String> setOf(List<String> texts) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
  }

  /** The name of one entry of a list, from 0 on. */
  public static String entry(String field, int index) {
    return field + "[" + index + "]";
  }
}
