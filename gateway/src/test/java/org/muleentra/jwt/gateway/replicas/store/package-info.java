/** Object stores in a database that several processes share. */
package org.muleentra.jwt.gateway.replicas.store;
