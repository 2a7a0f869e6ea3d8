/** Tokens in Entra's shape: good ones from a mint, changed or spoilt at one place. */
package org.muleentra.jwt.testkit.token;
