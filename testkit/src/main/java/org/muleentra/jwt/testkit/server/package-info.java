/** The mock Entra ID itself over HTTP, in Java, from MUnit and on the command line. */
package org.muleentra.jwt.testkit.server;
