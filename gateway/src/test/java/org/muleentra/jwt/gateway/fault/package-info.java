/** Servers of metadata and keys that go wrong. */
package org.muleentra.jwt.gateway.fault;
