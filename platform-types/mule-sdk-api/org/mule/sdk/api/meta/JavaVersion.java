package org.mule.sdk.api.meta;

/**
 * The values that every runtime with the annotation knows; never packaged.
 *
 * <p>{@code JAVA_21} is left out on purpose: runtimes up to 4.9 fail on a value that they do not know. The plugin that declares it,
 * for Mule 4.10, is made of the packaged one.
 */
public enum JavaVersion {
  JAVA_8, JAVA_11, JAVA_17
}
