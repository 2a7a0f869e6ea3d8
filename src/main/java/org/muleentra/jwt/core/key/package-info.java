/** The keys an authority signs with: fetched, kept in memory, refreshed, and found by kid. */
package org.muleentra.jwt.core.key;
