/** What a refusal is: its family, its reason, and the answer a caller gets. */
package org.muleentra.jwt.core.error;
