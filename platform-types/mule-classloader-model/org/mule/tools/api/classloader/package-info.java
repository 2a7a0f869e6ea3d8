/** Reads the class loader models of packages for the engine, in place of MuleSoft's library, which Maven Central lacks. */
package org.mule.tools.api.classloader;
