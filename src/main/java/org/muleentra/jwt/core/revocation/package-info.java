/** The deny list: tokens that are refused although they are valid, until they have expired on their own. */
package org.muleentra.jwt.core.revocation;
