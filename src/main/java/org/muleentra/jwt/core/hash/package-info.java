/** What is told apart by its digest. */
package org.muleentra.jwt.core.hash;
