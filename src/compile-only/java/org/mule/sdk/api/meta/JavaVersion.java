package org.mule.sdk.api.meta;

/**
 * The values that every runtime with the annotation knows; never packaged.
 *
 * <p>{@code JAVA_21} is left out on purpose: Mule 4.5 to 4.8 fail on a value that they do not know.
 */
public enum JavaVersion {
  JAVA_8, JAVA_11, JAVA_17
}
