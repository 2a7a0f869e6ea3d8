/** Recorded decisions against another form: who of those that passed would not, and what the records cannot tell. */
package org.muleentra.jwt.tool.replay;
