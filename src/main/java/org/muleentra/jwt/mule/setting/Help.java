package org.muleentra.jwt.mule.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What forms and pages say of a setting beyond its summary. They add the example, and for a setting that need not be given what
 * it is then.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Help {

  /** Sentences, in the order in which they are told. */
  String value();

  /** The rest of a sentence that begins with "Empty means"; empty where the setting must be given. */
  String empty() default "";

  /** What the words to choose from are called in a form, in their order; none where they speak for themselves. */
  String[] labels() default {};

  /** The value of another setting, {@code name=value}, without which this one is of no use; empty for none. */
  String visibleOn() default "";

  /** Its place in the form of everyday, from 1 on; 0 where only the full form has it. */
  int everyday() default 0;
}
