/** A page on a loopback port of its own: the policy's form, its decisions and the mock's control, to look at and to click. */
package org.muleentra.jwt.gateway.console;
