/** Supplies the policy elements that only the Enterprise runtime ships, over the engine's own policy classes. */
package org.muleentra.jwt.gateway.policy;
