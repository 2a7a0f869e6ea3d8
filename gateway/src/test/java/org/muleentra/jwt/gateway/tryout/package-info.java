/** Tests of the command {@code ./try}. */
package org.muleentra.jwt.gateway.tryout;
