/** One class a rule on the claims of a verified token, each reading like its sentence in the specification. */
package org.muleentra.jwt.core.check;
