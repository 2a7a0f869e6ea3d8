/** The keys that sign and the key set that is published. */
package org.muleentra.jwt.testkit.key;
