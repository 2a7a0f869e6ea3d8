package org.mule.sdk.api.annotation;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.mule.sdk.api.meta.JavaVersion;

/**
 * What the compiler must know of the annotation that the Mule runtime provides from 4.5 on; never packaged.
 *
 * <p>An older runtime lacks the class, and a JVM ignores a run-time annotation whose class is absent.
 */
@Target(TYPE)
@Retention(RUNTIME)
@Documented
public @interface JavaVersionSupport {

  /** The Java versions that the extension runs on. */
  JavaVersion[] value();
}
