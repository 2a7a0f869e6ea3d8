/** From untrusted bytes to a token whose signature is proven, and the only way from one to the other. */
package org.muleentra.jwt.core.token;
