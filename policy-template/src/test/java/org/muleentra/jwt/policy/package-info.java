/** Holds the policy's template and its two forms to their promises, with the template engine that API Manager uses. */
package org.muleentra.jwt.policy;
