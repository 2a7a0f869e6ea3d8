/** What is left in memory of the secrets that a configuration was given. */
package org.muleentra.jwt.gateway.secret;
