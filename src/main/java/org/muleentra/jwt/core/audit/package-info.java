/** One event a decision, in terms that join it to Entra's own sign-in log, and from time to time the numbers of all of them. */
package org.muleentra.jwt.core.audit;
