package org.muleentra.jwt.mule.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What forms call the keys and values of a map. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Entries {

  /** The title of a key. */
  String key();

  /** What a key is. */
  String keyHelp();

  /** The title of a value. */
  String value();

  /** What a value is. */
  String valueHelp();
}
