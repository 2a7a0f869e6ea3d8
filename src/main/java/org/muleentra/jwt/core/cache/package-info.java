/** What is remembered of others' answers, within a bound. */
package org.muleentra.jwt.core.cache;
