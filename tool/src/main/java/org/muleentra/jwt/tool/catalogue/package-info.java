/** The catalogue of hostile tokens, sent to an API over HTTP. */
package org.muleentra.jwt.tool.catalogue;
