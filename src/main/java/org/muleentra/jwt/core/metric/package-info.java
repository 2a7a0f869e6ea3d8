/** What is counted and measured, by name, and its text for Prometheus; nothing in it is static but the names. */
package org.muleentra.jwt.core.metric;
