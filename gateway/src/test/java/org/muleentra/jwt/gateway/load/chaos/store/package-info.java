/** Object stores of several nodes: they lag, are slow, fail and hang. */
package org.muleentra.jwt.gateway.load.chaos.store;
