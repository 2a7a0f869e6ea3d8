/** One event a decision, in terms that join it to Entra's own sign-in log. */
package org.muleentra.jwt.core.audit;
