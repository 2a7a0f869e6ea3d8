/** A mock Entra ID for tests: discovery, keys and tokens over real HTTP on the loopback interface. */
package org.muleentra.jwt.testkit;
