/** The command {@code ./try}: the policy on the real engine, to look at and to test against. */
package org.muleentra.jwt.gateway.tryout;
