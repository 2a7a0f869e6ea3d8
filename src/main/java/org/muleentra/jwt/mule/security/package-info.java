/** The caller as the runtime's security context knows it. */
package org.muleentra.jwt.mule.security;
